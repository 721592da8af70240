-- Passages that travel: one row per paragraph text (exact or near), or clause of a shared template, that stands in more than one document.
-- passage_id: Duplicate group of the paragraphs; of a clause, 16 hex digits of its hash.
-- unit: paragraph; or clause, where documents that are no copies share eight clauses or more and few others have these.
-- text: The longest of its wordings.
-- text_chars: Length of that wording.
-- documents: Documents it stands in.
-- places: Places that these documents speak for.
-- titles: Their titles.
-- sources: Files they come from.
-- paragraph_ids: Where it stands.
WITH clauses AS (
    SELECT DISTINCT
        paragraph_id,
        doc_id,
        coalesce(documents.duplicate_group, doc_id) AS family,
        unnest(regexp_extract_all(paragraphs.text, '[^\s,，。；;:：、！？!?“”"()（）]{10,}')) AS clause
    FROM paragraphs
    JOIN documents USING (doc_id)
), shared AS (
    SELECT * FROM clauses SEMI JOIN (SELECT clause FROM clauses GROUP BY clause HAVING count(DISTINCT family) BETWEEN 2 AND 32) USING (clause)
), holders AS (
    SELECT DISTINCT clause, family FROM shared
), related AS (
    SELECT one.family, other.family AS other_family
    FROM holders AS one
    JOIN holders AS other ON one.clause = other.clause AND one.family <> other.family
    GROUP BY one.family, other.family
    HAVING count(*) >= 8
), template_clauses AS (
    SELECT DISTINCT one.clause, one.family
    FROM holders AS one
    JOIN related ON related.family = one.family
    JOIN holders AS other ON other.clause = one.clause AND other.family = related.other_family
), passages AS (
    SELECT duplicate_group AS passage_id, 'paragraph' AS unit, text, doc_id, paragraph_id
    FROM paragraphs
    WHERE duplicate_group IS NOT NULL
    UNION ALL
    SELECT left(md5(clause), 16), 'clause', clause, doc_id, paragraph_id
    FROM shared
    SEMI JOIN template_clauses USING (clause, family)
)
SELECT
    passage_id,
    unit,
    arg_max(passages.text, (len(passages.text), passages.text)) AS text,
    max(len(passages.text)) AS text_chars,
    count(DISTINCT doc_id) AS documents,
    list_sort(list(DISTINCT place) FILTER (place IS NOT NULL)) AS places,
    list_sort(list(DISTINCT documents.title) FILTER (documents.title IS NOT NULL)) AS titles,
    list_sort(list(DISTINCT source_path)) AS sources,
    list_sort(list(DISTINCT paragraph_id)) AS paragraph_ids
FROM passages
JOIN documents USING (doc_id)
JOIN pages ON pages.page_id = documents.page_id
GROUP BY passage_id, unit
HAVING count(DISTINCT doc_id) > 1
