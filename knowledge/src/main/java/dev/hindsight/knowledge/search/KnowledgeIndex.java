package dev.hindsight.knowledge.search;

import dev.hindsight.knowledge.Match;
import dev.hindsight.knowledge.search.Entry.Known;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.springframework.stereotype.Component;

/**
 * What is kept, as it can be searched: PostgreSQL has the truth, this follows it.
 *
 * <p>Before each question it takes in what is new, for so long as the question may wait; the rest
 * follows with the next question or the next round in the background.
 */
@Component
class KnowledgeIndex implements AutoCloseable {

  /** So many lessons or documents are in transit at most. */
  private static final int PAGE = 100;

  private final JdbcCorpus corpus;
  private final Inverted inverted = new Inverted();
  private final Map<Long, Known> known = new ConcurrentHashMap<>();
  private final Map<String, Long> numbers = new ConcurrentHashMap<>();
  private final Map<Long, Long> lessons = new ConcurrentHashMap<>();
  private final ReentrantLock writing = new ReentrantLock(true);
  private long numbered;
  private volatile JdbcCorpus.State seen = JdbcCorpus.State.NOTHING;

  KnowledgeIndex(JdbcCorpus corpus) {
    this.corpus = corpus;
  }

  /** Takes in what is new, for at most so long; returns whether that was all. */
  boolean refresh(Duration within) {
    long until = System.nanoTime() + within.toNanos();
    JdbcCorpus.State state = corpus.state();
    if (state.equals(seen)) {
      return true;
    }
    try {
      if (!writing.tryLock(within.toMillis(), TimeUnit.MILLISECONDS)) {
        return false;
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
    try {
      return follow(state, until);
    } finally {
      inverted.show();
      writing.unlock();
    }
  }

  /** Lessons first: they are few, and the bot's own. */
  private boolean follow(JdbcCorpus.State state, long until) {
    long documents = seen.documents();
    if (!state.sameLessons(seen) && !lessons(until)) {
      return false;
    }
    if (state.removals() != seen.removals()) {
      removeOthers(corpus.slugs());
    }
    JdbcCorpus.Page page;
    do {
      page = corpus.documents(documents, PAGE);
      page.entries().forEach(this::put);
      documents = page.version();
      seen =
          new JdbcCorpus.State(
              state.lessons(), state.lessonVersions(), documents, state.removals());
    } while (page.entries().size() == PAGE && System.nanoTime() < until);
    return page.entries().size() < PAGE;
  }

  private boolean lessons(long until) {
    Map<Long, Long> now = corpus.lessonVersions();
    lessons.keySet().stream().filter(number -> !now.containsKey(number)).forEach(this::forget);
    List<Long> changed =
        now.entrySet().stream()
            .filter(lesson -> !lesson.getValue().equals(lessons.get(lesson.getKey())))
            .map(Map.Entry::getKey)
            .toList();
    for (int from = 0; from < changed.size(); from += PAGE) {
      if (from > 0 && System.nanoTime() > until) {
        return false;
      }
      List<Long> page = changed.subList(from, Math.min(from + PAGE, changed.size()));
      corpus.lessons(page).forEach(this::put);
      page.forEach(number -> lessons.put(number, now.getOrDefault(number, 0L)));
    }
    return true;
  }

  private void forget(Long lesson) {
    lessons.remove(lesson);
    remove(Known.key(Match.Kind.LESSON, lesson.toString()));
  }

  private void removeOthers(Set<String> slugs) {
    List<String> gone = new ArrayList<>();
    for (Known one : known.values()) {
      if (one.kind() != Match.Kind.LESSON && !slugs.contains(one.owner())) {
        gone.add(one.key());
      }
    }
    gone.forEach(this::remove);
  }

  private void put(Entry entry) {
    long number = ++numbered;
    inverted.put(number, entry);
    known.put(number, entry.known());
    Long before = numbers.put(entry.known().key(), number);
    if (before != null) {
      known.remove(before);
    }
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

  /** Empty for what has gone or was taken in anew since the view was taken. */
  Optional<Known> known(long number) {
    return Optional.ofNullable(known.get(number));
  }

  Optional<Known> known(String key) {
    return number(key).flatMap(this::known);
  }

  /** Under which it is now. */
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
