"""Pure decisions on goals: values, states, SMART, realism, roll-up."""
