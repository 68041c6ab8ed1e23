"""Requirements that a rule can settle. `matcher.verify.verify` is the front: the rule decides."""
