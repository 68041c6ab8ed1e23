"""What a service keeps beside its corpora: jobs, feedback, edits of postings, answers given."""
