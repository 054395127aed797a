package dev.hindsight.bench.logs;

import dev.hindsight.knowledge.template.LogTemplate;
import dev.hindsight.knowledge.template.MinerSettings;
import dev.hindsight.knowledge.template.TemplateMiner;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The product's own miner. */
record Ours(MinerSettings settings) implements Grouped.Parser {

  static final Instant AT = Instant.EPOCH;

  @Override
  public Grouped parse(List<String> lines) {
    TemplateMiner miner = new TemplateMiner(settings);
    List<String> first = lines.stream().map(line -> miner.seen(line, AT).id()).toList();
    miner.consolidate();
    Map<String, LogTemplate> current = new HashMap<>();
    List<LogTemplate> last =
        first.stream()
            .map(id -> current.computeIfAbsent(id, old -> miner.current(old).orElseThrow()))
            .toList();
    return new Grouped(
        last.stream().map(LogTemplate::id).toList(),
        first,
        last.stream().map(LogTemplate::text).toList());
  }
}
