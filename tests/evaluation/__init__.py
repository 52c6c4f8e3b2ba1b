"""What measures: predictors are thin calls of the very functions that the flow uses."""
