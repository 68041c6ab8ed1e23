"""The wire: what every door sends, whichever door it is. Field names are a contract.

The front of `matcher.wire`.
"""

from __future__ import annotations

from matcher.wire.base import BoxOut as BoxOut
from matcher.wire.base import HiddenTextOut as HiddenTextOut
from matcher.wire.base import PartOut as PartOut
from matcher.wire.base import Points as Points
from matcher.wire.base import QualityOut as QualityOut
from matcher.wire.base import Share as Share
from matcher.wire.base import Wire as Wire
from matcher.wire.feedback import FeedbackOut as FeedbackOut
from matcher.wire.feedback import JudgedOut as JudgedOut
from matcher.wire.matching import ByLevel as ByLevel
from matcher.wire.matching import CoverageOut as CoverageOut
from matcher.wire.matching import EvidenceOut as EvidenceOut
from matcher.wire.matching import MatchOut as MatchOut
from matcher.wire.matching import MustHavesOut as MustHavesOut
from matcher.wire.matching import PairOut as PairOut
from matcher.wire.matching import PartPairOut as PartPairOut
from matcher.wire.matching import RankingOut as RankingOut
from matcher.wire.posting import AnyOfOut as AnyOfOut
from matcher.wire.posting import AskedOut as AskedOut
from matcher.wire.posting import PostingOut as PostingOut
from matcher.wire.posting import PostingRef as PostingRef
from matcher.wire.posting import RequirementOut as RequirementOut
from matcher.wire.resume import DatesOut as DatesOut
from matcher.wire.resume import EntryOut as EntryOut
from matcher.wire.resume import HiddenOut as HiddenOut
from matcher.wire.resume import PassageOut as PassageOut
from matcher.wire.resume import RemarkOut as RemarkOut
from matcher.wire.resume import ResumeOut as ResumeOut
from matcher.wire.resume import ResumeRef as ResumeRef
from matcher.wire.resume import SectionOut as SectionOut
from matcher.wire.searching import PostingRankingOut as PostingRankingOut
from matcher.wire.searching import ResumeCountsOut as ResumeCountsOut
from matcher.wire.searching import SearchOut as SearchOut
from matcher.wire.searching import ShowingOut as ShowingOut
