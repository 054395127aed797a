package dev.hindsight.knowledge.search;

/**
 * The shared half of both searches: BM25 over a table with a {@code words} vector, in SQL.
 *
 * <p>A word in the title (weight A) counts three times. Bound parameters: {@code words}, {@code
 * any}.
 */
final class Bm25 {

  private Bm25() {}

  /**
   * Common table expressions up to {@code scored(key, score, matched)}.
   *
   * @param table the table's name, a constant of ours
   * @param key its key columns as one expression
   */
  static String expressions(String table, String key) {
    return """
    asked as (
      select distinct on (lexeme) lexeme, word
      from unnest(cast(:words as text[])) with ordinality as w(word, place)
      cross join lateral unnest(tsvector_to_array(to_tsvector('english', word))) as lexeme
      order by lexeme, place),
    size as (
      select count(*) as documents, greatest(avg(length(words)), 1) as average
      from TABLE),
    found as (
      select KEY as key, asked.word, length(t.words) as size,
        (select sum(case weight when 'A' then 3 else 1 end) from unnest(u.weights) as weight)
          as frequency,
        count(*) over (partition by asked.lexeme) as holders
      from TABLE t
      cross join lateral unnest(t.words) as u(lexeme, positions, weights)
      join asked on asked.lexeme = u.lexeme
      where t.words @@ websearch_to_tsquery('english', :any)),
    weighed as (
      select key, word,
        ln(1 + (documents - holders + 0.5) / (holders + 0.5))
          * frequency * 2.2 / (frequency + 1.2 * (0.25 + 0.75 * found.size / average)) as weight
      from found cross join size),
    scored as (
      select key, sum(weight) as score, array_agg(word order by weight desc, word) as matched
      from weighed group by key)
    """
        .replace("TABLE", table)
        .replace("KEY", key);
  }
}
