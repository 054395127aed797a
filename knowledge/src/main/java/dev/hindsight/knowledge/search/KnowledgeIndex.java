package dev.hindsight.knowledge.search;

import dev.hindsight.knowledge.Match;
import dev.hindsight.knowledge.search.Entry.Known;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/**
 * What is kept, as it can be searched: PostgreSQL has the truth, this follows it.
 *
 * <p>Before each question it takes in what is new, for so long as the question may wait; the rest
 * follows with the next question or the next round in the background.
 */
@Component
class KnowledgeIndex implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(KnowledgeIndex.class);

  /** So many lessons or documents are in transit at most. */
  private static final int PAGE = 100;

  private final JdbcCorpus corpus;
  private final Supplier<Inverted> empty;
  private final Map<Long, Known> known = new ConcurrentHashMap<>();
  private final Map<String, Long> numbers = new ConcurrentHashMap<>();
  private final Map<Long, Long> lessons = new ConcurrentHashMap<>();

  /** The version of each document that it holds. */
  private final Map<String, Long> documents = new HashMap<>();

  private final ReentrantLock writing = new ReentrantLock(true);
  private long numbered;

  /** All documents up to this version were read. */
  private long upTo;

  private volatile Inverted inverted;

  /** Whether all that was taken in can be found. */
  private volatile boolean shown = true;

  private volatile JdbcCorpus.State seen = JdbcCorpus.State.NOTHING;

  @Autowired
  KnowledgeIndex(JdbcCorpus corpus) {
    this(corpus, Inverted::new);
  }

  KnowledgeIndex(JdbcCorpus corpus, Supplier<Inverted> empty) {
    this.corpus = corpus;
    this.empty = empty;
    this.inverted = empty.get();
  }

  /** Takes in what is new, for at most so long; returns whether that was all. */
  boolean refresh(Duration within) {
    JdbcCorpus.State state = corpus.state();
    if (state.equals(seen) && shown) {
      return true;
    }
    long until = System.nanoTime() + within.toNanos();
    return writing(within, () -> follow(state, until));
  }

  /**
   * Compares all that it holds with what is kept, and takes in what it missed: a transaction that
   * ended after later ones of which it knew. Reads a row for each document, so not before each
   * question. Returns whether that was all.
   */
  boolean compare(Duration within) {
    long until = System.nanoTime() + within.toNanos();
    return writing(
        within,
        () -> corpus.tally().equals(JdbcCorpus.Tally.of(documents.values())) || reconcile(until));
  }

  private boolean writing(Duration within, BooleanSupplier change) {
    try {
      if (!writing.tryLock(within.toMillis(), TimeUnit.MILLISECONDS)) {
        return false;
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
    try {
      shown = false;
      mend();
      return change.getAsBoolean();
    } finally {
      show();
    }
  }

  private void show() {
    try {
      if (!inverted.isBroken()) {
        inverted.show();
        shown = true;
      }
    } finally {
      writing.unlock();
    }
  }

  /** What has come to its end by an error of memory or the like cannot go on, but another can. */
  private void mend() {
    if (inverted.isBroken()) {
      LOG.warn("the search index was given up after an error and is built anew");
      seen = JdbcCorpus.State.NOTHING;
      upTo = 0;
      documents.clear();
      lessons.clear();
      inverted = empty.get();
      known.clear();
      numbers.clear();
    }
  }

  /** Lessons first: they are few, and the bot's own. */
  private boolean follow(JdbcCorpus.State state, long until) {
    if (!(state.sameLessons(seen) || lessons(until))) {
      return false;
    }
    if (!(state.removals() == seen.removals() || reconcile(until))) {
      return false;
    }
    // the last step may take several calls; the first ones need not be done again
    seen = state.butDocuments(seen.documents());
    Map<String, Long> page;
    do {
      page = put(corpus.documents(upTo, PAGE));
      upTo = page.values().stream().reduce(upTo, Math::max);
    } while (page.size() == PAGE && System.nanoTime() < until);
    if (page.size() == PAGE) {
      return false;
    }
    seen = state;
    return true;
  }

  private boolean lessons(long until) {
    Map<Long, Long> now = corpus.lessonVersions();
    lessons.keySet().stream().filter(number -> !now.containsKey(number)).forEach(this::forget);
    List<Long> changed =
        now.entrySet().stream()
            .filter(lesson -> !lesson.getValue().equals(lessons.get(lesson.getKey())))
            .map(Map.Entry::getKey)
            .toList();
    return inPages(
        changed,
        until,
        page -> {
          corpus.lessons(page).forEach(this::put);
          page.forEach(number -> lessons.put(number, now.getOrDefault(number, 0L)));
        });
  }

  private void forget(Long lesson) {
    lessons.remove(lesson);
    remove(Known.key(Match.Kind.LESSON, lesson.toString()));
  }

  /** Of the documents that should have been read, forgets what has gone and reads what differs. */
  private boolean reconcile(long until) {
    Map<String, Long> now = corpus.documentVersions();
    List<String> gone = documents.keySet().stream().filter(slug -> !now.containsKey(slug)).toList();
    for (String slug : gone) {
      remove(Known.key(Match.Kind.RUNBOOK, slug));
      documents.remove(slug);
    }
    List<String> missed =
        now.entrySet().stream()
            .filter(document -> document.getValue() <= upTo)
            .filter(document -> !document.getValue().equals(documents.get(document.getKey())))
            .map(Map.Entry::getKey)
            .toList();
    return inPages(
        missed,
        until,
        page -> {
          var _ = put(corpus.documents(page));
        });
  }

  private static <T> boolean inPages(List<T> all, long until, Consumer<List<T>> take) {
    for (int from = 0; from < all.size(); from += PAGE) {
      if (from > 0 && System.nanoTime() > until) {
        return false;
      }
      take.accept(all.subList(from, Math.min(from + PAGE, all.size())));
    }
    return true;
  }

  private Map<String, Long> put(JdbcCorpus.Page page) {
    page.entries().forEach(this::put);
    documents.putAll(page.versions());
    return page.versions();
  }

  private void put(Entry entry) {
    // it keeps its number: whoever still finds what it was before finds it as well
    long number = numbers.computeIfAbsent(entry.known().key(), key -> ++numbered);
    inverted.put(number, entry);
    known.put(number, entry.known());
  }

  private void remove(String key) {
    inverted.remove(key);
    Long before = numbers.remove(key);
    if (before != null) {
      known.remove(before);
    }
  }

  View view() {
    return inverted.view();
  }

  /** Empty for what has gone since the view was taken. */
  Optional<Known> known(long number) {
    return Optional.ofNullable(known.get(number));
  }

  Optional<Known> known(String key) {
    return number(key).flatMap(this::known);
  }

  /** Under which it is in the index, for as long as it is kept. */
  Optional<Long> number(String key) {
    return Optional.ofNullable(numbers.get(key));
  }

  /** How many entries it holds. */
  int size() {
    return known.size();
  }

  @Override
  public void close() {
    inverted.close();
  }
}
