"""The words of made files: what a resume says, and what is stuffed into it."""

VISIBLE = ("Led", "search", "platform", "for", "nine", "years")
HIDDEN = ("Kubernetes", "Terraform", "Haskell")
