package dev.hindsight.knowledge.search;

import dev.hindsight.knowledge.Trust;
import dev.hindsight.knowledge.search.Entry.Known;
import dev.hindsight.knowledge.text.Terms;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.FieldType;
import org.apache.lucene.document.NumericDocValuesField;
import org.apache.lucene.document.StringField;
import org.apache.lucene.index.IndexOptions;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.Term;
import org.apache.lucene.index.TieredMergePolicy;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.SearcherFactory;
import org.apache.lucene.search.SearcherManager;
import org.apache.lucene.search.similarities.BM25Similarity;
import org.apache.lucene.store.ByteBuffersDataOutput;
import org.apache.lucene.store.ByteBuffersDirectory;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.SingleInstanceLockFactory;

/**
 * The inverted index, in memory: each entry once as a whole and once for each passage, so that both
 * have their own statistics. Written by one thread, read by many.
 */
final class Inverted implements AutoCloseable {

  static final String WHOLE = "whole";
  static final String PASSAGE = "passage";

  /** What a thing is called says more of it than what it says. */
  private static final int TITLE = 3;

  /** And its headings say more of a passage. */
  private static final int HEADING = 3;

  static final String KEY = "key";
  static final String NUMBER = "number";
  static final String POSITION = "position";
  private static final BM25Similarity SIMILARITY = new BM25Similarity();
  private static final double BUFFER_MB = 16;
  private static final int SEGMENTS = 3;

  private static final FieldType TEXT = new FieldType();

  static {
    TEXT.setIndexOptions(IndexOptions.DOCS_AND_FREQS);
    TEXT.setTokenized(true);
    TEXT.freeze();
  }

  private final IndexWriter writer;
  private final SearcherManager searchers;
  private final Rows.Cache rows = new Rows.Cache();

  Inverted() {
    this(directory());
  }

  /** Its files are in there. */
  Inverted(Directory directory) {
    IndexWriterConfig config = new IndexWriterConfig((Analyzer) null);
    // few segments: a question looks its terms up in each
    config.setMergePolicy(
        new TieredMergePolicy().setSegmentsPerTier(SEGMENTS).setFloorSegmentMB(BUFFER_MB));
    config.setSimilarity(SIMILARITY).setRAMBufferSizeMB(BUFFER_MB).setCommitOnClose(false);
    try {
      writer = new IndexWriter(directory, config);
      searchers =
          new SearcherManager(
              writer,
              new SearcherFactory() {
                @Override
                public IndexSearcher newSearcher(IndexReader reader, IndexReader previous) {
                  return searcher(reader);
                }
              });
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Searcher searcher(IndexReader reader) {
    Searcher searcher = new Searcher(reader);
    searcher.setSimilarity(SIMILARITY);
    return searcher;
  }

  /** One array for each file. */
  static Directory directory() {
    return new ByteBuffersDirectory(
        new SingleInstanceLockFactory(),
        ByteBuffersDataOutput::new,
        (name, written) -> new ArrayInput(name, written.toArrayCopy()));
  }

  /**
   * One hit.
   *
   * @param number the entry's
   * @param position the passage's; 0 for the whole
   */
  record Hit(long number, int position, double score) {}

  /** Takes an entry in under its number, in the place of what it was before. */
  void put(long number, Entry entry) {
    List<Document> documents = new ArrayList<>();
    List<String> title = Terms.of(entry.known().title());
    List<String> whole = new ArrayList<>();
    Collections.nCopies(TITLE, title).forEach(whole::addAll);
    whole.addAll(Terms.of(entry.path().replaceFirst("\\.\\p{Alnum}+$", "")));
    for (Entry.Passage passage : entry.passages()) {
      List<String> body = Terms.of(passage.body());
      whole.addAll(body);
      List<String> terms = new ArrayList<>(title);
      Collections.nCopies(HEADING, Terms.of(passage.heading())).forEach(terms::addAll);
      terms.addAll(body);
      Document document = document(number, entry.known());
      document.add(new Field(PASSAGE, new TermStream(terms), TEXT));
      document.add(new NumericDocValuesField(POSITION, passage.position()));
      documents.add(document);
    }
    headings(entry).forEach(heading -> whole.addAll(Terms.of(heading)));
    documents.add(whole(number, entry.known(), whole));
    try {
      writer.updateDocuments(new Term(KEY, entry.known().key()), documents);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Each once: what is cut into many passages is no more about its headings. */
  private static Set<String> headings(Entry entry) {
    Set<String> headings = new LinkedHashSet<>();
    entry.passages().forEach(passage -> passage.heading().lines().forEach(headings::add));
    return headings;
  }

  private static Document whole(long number, Known known, List<String> terms) {
    Document document = document(number, known);
    document.add(new Field(WHOLE, new TermStream(terms), TEXT));
    document.add(new NumericDocValuesField(POSITION, 0));
    known.alerts().forEach(alert -> document.add(exact("alert", alert)));
    known.causes().forEach(cause -> document.add(exact("cause", cause)));
    known.services().forEach(service -> document.add(exact("about", service)));
    return document;
  }

  private static Document document(long number, Known known) {
    Document document = new Document();
    document.add(exact(KEY, known.key()));
    document.add(new NumericDocValuesField(NUMBER, number));
    document.add(exact("kind", known.kind().name()));
    known.services().forEach(service -> document.add(exact("service", service)));
    if (known.source() != null) {
      document.add(exact("source", known.source()));
    }
    if (known.trust() != null) {
      document.add(exact("trust", Trust.of(known.trust()).name()));
    }
    return document;
  }

  private static StringField exact(String field, String value) {
    // longer ones are refused; nobody asks for them either
    return new StringField(
        field, value.substring(0, Math.min(8_000, value.length())), Field.Store.NO);
  }

  void remove(String key) {
    try {
      writer.deleteDocuments(new Term(KEY, key));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Whether an error, of memory for one, has ended it: it takes nothing in any more. */
  boolean isBroken() {
    return !writer.isOpen();
  }

  /** Makes what was put or removed so far be found. */
  void show() {
    try {
      searchers.maybeRefreshBlocking();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A consistent view of the index for one question; to be closed. */
  View view() {
    try {
      // those of the factory above are all there are
      return new View(searchers, (Searcher) searchers.acquire(), rows);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    try {
      searchers.close();
      writer.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
