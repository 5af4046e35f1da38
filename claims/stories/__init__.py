"""Stories: articles that report the same events, grouped over a whole corpus from a few bytes on each."""

from claims.stories.features import StaleFeaturesError, story_features
from claims.stories.grouping import Story, stories, story_of
from claims.stories.nearest import nearest

__all__ = ["StaleFeaturesError", "Story", "nearest", "stories", "story_features", "story_of"]
