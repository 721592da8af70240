-- What is due this quarter, body by body?
SELECT responsible, due_date, action, quantity, target_id
FROM ledger
WHERE date_trunc('quarter', due_date) = date_trunc('quarter', current_date)
ORDER BY responsible, due_date, target_id;
