package dev.hindsight.actions.adapter;

import dev.hindsight.actions.Diagnosis;
import dev.hindsight.actions.Observer;
import dev.hindsight.actions.Subject;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Primary;
import org.springframework.stereotype.Component;

/** Looks at the cluster and at AWS at the same time; where one fails, the other is still told. */
@Component
@Primary
class AllWorlds implements Observer {

  /** What an observer may need to say that it is late. */
  private static final Duration GRACE = Duration.ofSeconds(1);

  private final Observer cluster;
  private final Observer aws;
  private final Clock clock;

  AllWorlds(
      @Qualifier("kubernetesObserver") Observer cluster,
      @Qualifier("awsObserver") Observer aws,
      Clock clock) {
    this.cluster = cluster;
    this.aws = aws;
    this.clock = clock;
  }

  @Override
  public Diagnosis observe(Subject subject, Duration budget) {
    if (subject.cloud().isEmpty()) {
      return cluster.observe(subject, budget);
    }
    Reads reads = new Reads(budget.plus(GRACE));
    try {
      Future<Outcome<Diagnosis>> here =
          reads.start(() -> new Outcome.Done<>(inCluster(subject, budget)));
      Future<Outcome<Diagnosis>> there =
          reads.start(() -> new Outcome.Done<>(aws.observe(subject, budget)));
      return both(reads.get("the cluster", here), reads.get("AWS", there), reads);
    } finally {
      reads.end();
    }
  }

  private Diagnosis inCluster(Subject subject, Duration budget) {
    return subject.inCluster()
        ? cluster.observe(subject, budget)
        : new Diagnosis(Optional.empty(), List.of(), List.of(), clock.instant());
  }

  private Diagnosis both(Optional<Diagnosis> here, Optional<Diagnosis> there, Reads reads) {
    List<Diagnosis> all = Stream.of(here, there).flatMap(Optional::stream).toList();
    List<String> missing = new ArrayList<>();
    all.forEach(one -> missing.addAll(one.missing()));
    missing.addAll(reads.missing());
    return new Diagnosis(
        all.stream().flatMap(one -> one.workload().stream()).findFirst(),
        all.stream().flatMap(one -> one.observations().stream()).toList(),
        missing,
        clock.instant());
  }
}
