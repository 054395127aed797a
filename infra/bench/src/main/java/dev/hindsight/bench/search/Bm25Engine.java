package dev.hindsight.bench.search;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.LowerCaseFilter;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.Tokenizer;
import org.apache.lucene.analysis.core.FlattenGraphFilter;
import org.apache.lucene.analysis.miscellaneous.WordDelimiterGraphFilter;
import org.apache.lucene.analysis.pattern.PatternTokenizer;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.StringField;
import org.apache.lucene.document.TextField;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.store.ByteBuffersDirectory;

/**
 * Lucene's BM25 with its own k1 and b over whole pages, title and text in one; words in one piece
 * and split at CamelCase, no stemming, no stop words; an index for each collection.
 */
final class Bm25Engine implements Engine {

  private static final String TEXT = "text";
  private static final String ID = "id";

  private final Analyzer analyzer = new Words();
  private final Map<String, IndexSearcher> collections = new HashMap<>();

  Bm25Engine(List<Page> pages) {
    pages.stream()
        .map(Page::collection)
        .distinct()
        .forEach(c -> collections.put(c, index(c, pages)));
  }

  @Override
  public String name() {
    return "bm25";
  }

  @Override
  public List<String> search(Ask ask, int limit) {
    BooleanQuery.Builder query = new BooleanQuery.Builder();
    terms(ask.text().replace('_', ' '))
        .forEach(term -> query.add(new TermQuery(new Term(TEXT, term)), Occur.SHOULD));
    IndexSearcher searcher = collections.get(ask.collection());
    if (searcher == null) {
      return List.of();
    }
    try {
      ScoreDoc[] found = searcher.search(query.build(), limit + ask.excluded().size()).scoreDocs;
      return Arrays.stream(found)
          .map(hit -> id(searcher, hit))
          .filter(id -> !ask.excluded().contains(id))
          .limit(limit)
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private IndexSearcher index(String collection, List<Page> pages) {
    ByteBuffersDirectory directory = new ByteBuffersDirectory();
    try {
      try (IndexWriter writer = new IndexWriter(directory, new IndexWriterConfig(analyzer))) {
        for (Page page : pages) {
          if (page.collection().equals(collection)) {
            Document document = new Document();
            document.add(new StringField(ID, page.id(), Field.Store.YES));
            document.add(new TextField(TEXT, page.title() + "\n" + page.text(), Field.Store.NO));
            writer.addDocument(document);
          }
        }
      }
      return new IndexSearcher(DirectoryReader.open(directory));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String id(IndexSearcher searcher, ScoreDoc hit) {
    try {
      return searcher.storedFields().document(hit.doc).get(ID);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private List<String> terms(String text) {
    List<String> terms = new java.util.ArrayList<>();
    try (TokenStream stream = analyzer.tokenStream(TEXT, text)) {
      CharTermAttribute term = stream.addAttribute(CharTermAttribute.class);
      stream.reset();
      while (stream.incrementToken()) {
        terms.add(term.toString());
      }
      stream.end();
      return terms;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static final class Words extends Analyzer {

    @Override
    protected TokenStreamComponents createComponents(String field) {
      Tokenizer words = new PatternTokenizer(java.util.regex.Pattern.compile("[A-Za-z0-9]+"), 0);
      TokenStream split =
          new WordDelimiterGraphFilter(
              words,
              WordDelimiterGraphFilter.GENERATE_WORD_PARTS
                  | WordDelimiterGraphFilter.GENERATE_NUMBER_PARTS
                  | WordDelimiterGraphFilter.SPLIT_ON_CASE_CHANGE
                  | WordDelimiterGraphFilter.PRESERVE_ORIGINAL,
              null);
      return new TokenStreamComponents(words, new LowerCaseFilter(new FlattenGraphFilter(split)));
    }
  }
}
