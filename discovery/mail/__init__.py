"""The candidate's own mail, part by part: files, letters, who wrote which passage, signatures, invitations, cards."""
