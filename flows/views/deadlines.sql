-- Commitments that are due on a known day, and how far off that is.
-- days_left: Days from today to the due date; negative where it has passed.
SELECT due_date, date_diff('day', current_date, due_date) AS days_left, * EXCLUDE (due_date)
FROM ledger
WHERE due_date IS NOT NULL
