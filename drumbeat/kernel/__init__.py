"""What every area stands on and no business word: errors, events, actions, policy, refs, jobs, live, paging, clock."""
