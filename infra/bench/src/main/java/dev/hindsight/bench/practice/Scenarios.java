package dev.hindsight.bench.practice;

import dev.hindsight.local.cluster.Fault;
import dev.hindsight.local.cluster.Injection;
import dev.hindsight.local.cluster.ServiceSpec;
import dev.hindsight.local.cluster.Severity;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;

/** Which worlds there are for a seed: every fault on every service, healthy ones, two faults. */
final class Scenarios {

  private static final int HEALTHY = 40;
  private static final int DOUBLE = 12;

  /** Odd, so that what a seed settles by remainders does not meet the same fault always. */
  private static final long STEP = 7_919;

  private final List<ServiceSpec> services;

  Scenarios(List<ServiceSpec> services) {
    this.services = List.copyOf(services);
  }

  /** One fault in each: fault x service x severity. */
  List<Scenario> faulty(int seed) {
    List<Scenario> all = new ArrayList<>();
    for (Fault fault : Fault.values()) {
      for (ServiceSpec service : able(fault)) {
        for (Severity severity : Severity.values()) {
          long own = seed(seed, all.size());
          all.add(
              new Scenario(
                  "%s-%s-%s-%d".formatted(fault.word(), service.name(), severity.word(), seed),
                  own,
                  List.of(),
                  List.of(injection(fault, service, severity, own))));
        }
      }
    }
    return all;
  }

  /** Half of them calm, half of them with something that was healed half an hour before. */
  List<Scenario> healthy(int seed) {
    List<Scenario> all = new ArrayList<>();
    var random = new SplittableRandom(seed);
    for (int i = 0; i < HEALTHY; i++) {
      long own = seed(seed, 1_000 + i);
      List<Injection> over = i % 2 == 0 ? List.of() : List.of(any(random, own));
      all.add(new Scenario("healthy-%02d-%d".formatted(i, seed), own, over, List.of()));
    }
    return all;
  }

  /** Two different faults at once, on services of which none calls the other. */
  List<Scenario> twofold(int seed) {
    List<Scenario> all = new ArrayList<>();
    var random = new SplittableRandom(seed);
    while (all.size() < DOUBLE) {
      long own = seed(seed, 2_000 + all.size());
      Injection first = any(random, own);
      Injection second = any(random, own + STEP);
      if (first.fault() != second.fault() && apart(first, second)) {
        all.add(
            new Scenario(
                "two-%s-%s-%02d-%d"
                    .formatted(first.fault().word(), second.fault().word(), all.size(), seed)
                    .toLowerCase(Locale.ROOT),
                own,
                List.of(),
                List.of(first, second)));
      }
    }
    return all;
  }

  private boolean apart(Injection first, Injection second) {
    return !first.service().equals(second.service())
        && !spec(first).dependsOn().contains(second.service())
        && !spec(second).dependsOn().contains(first.service())
        && spec(first).dependsOn().stream().noneMatch(spec(second).dependsOn()::contains);
  }

  private ServiceSpec spec(Injection one) {
    return services.stream()
        .filter(service -> service.name().equals(one.service()))
        .findFirst()
        .orElseThrow();
  }

  private Injection any(SplittableRandom random, long seed) {
    Fault fault = one(List.of(Fault.values()), random);
    List<ServiceSpec> able = able(fault);
    Severity severity = one(List.of(Severity.values()), random);
    return injection(fault, one(able, random), severity, seed);
  }

  private static <T> T one(List<T> of, SplittableRandom random) {
    return of.get(random.nextInt(of.size()));
  }

  private List<ServiceSpec> able(Fault fault) {
    return fault == Fault.DEPENDENCY_DOWN
        ? services.stream().filter(service -> !service.dependsOn().isEmpty()).toList()
        : services;
  }

  private static Injection injection(
      Fault fault, ServiceSpec service, Severity severity, long seed) {
    return new Injection(fault, service.name(), severity, seed);
  }

  private static long seed(int seed, int number) {
    return 1 + STEP * (seed * 10_000L + number);
  }
}
