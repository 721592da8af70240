-- Where is money promised, and how much in all by document?
SELECT title, action, quantity, value_min AS yuan, sum(value_min) OVER (PARTITION BY doc_id) AS yuan_in_document, target_id
FROM ledger
WHERE kind = 'money'
ORDER BY yuan_in_document DESC, yuan DESC NULLS LAST, target_id
LIMIT 30;
