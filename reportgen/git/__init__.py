"""git: what its command answers, and the revisions of a repository."""
