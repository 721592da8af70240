-- What should be done by now, and what do later documents say of it?
SELECT due_date, days_over, responsible, action, actual, is_met, later_sentence, target_id
FROM overdue(current_date)
ORDER BY due_date DESC, target_id
LIMIT 30;
