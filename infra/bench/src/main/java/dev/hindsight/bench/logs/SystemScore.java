package dev.hindsight.bench.logs;

import java.util.List;
import java.util.Map;

/**
 * How one parser did on one system.
 *
 * @param content on the messages, against the first labels
 * @param corrected the same against the corrected labels
 * @param raw on whole lines, against the first labels
 * @param onePass on the messages, by the ids that lines got at once
 * @param texts share of the messages whose template reads as the corrected one
 */
record SystemScore(
    String system,
    Accuracy content,
    Accuracy corrected,
    Accuracy raw,
    Accuracy onePass,
    double texts) {

  static SystemScore of(LogSystem system, Grouped.Parser parser) {
    Grouped content = parser.parse(system.content());
    Grouped raw = parser.parse(system.raw());
    return new SystemScore(
        system.name(),
        Accuracy.of(content.ids(), system.truth()),
        Accuracy.of(content.ids(), system.corrected()),
        Accuracy.of(raw.ids(), system.truth()),
        Accuracy.of(content.first(), system.truth()),
        Accuracy.ofTexts(content.texts(), system.texts()));
  }

  static SystemScore mean(List<SystemScore> scores) {
    return new SystemScore(
        "mean",
        average(scores.stream().map(SystemScore::content).toList()),
        average(scores.stream().map(SystemScore::corrected).toList()),
        average(scores.stream().map(SystemScore::raw).toList()),
        average(scores.stream().map(SystemScore::onePass).toList()),
        scores.stream().mapToDouble(SystemScore::texts).average().orElse(0));
  }

  private static Accuracy average(List<Accuracy> all) {
    return new Accuracy(
        all.stream().mapToDouble(Accuracy::lines).average().orElse(0),
        all.stream().mapToDouble(Accuracy::groups).average().orElse(0));
  }

  /** For programs. */
  Map<String, Object> fields() {
    return Map.of(
        "id", system,
        "ga_content", content.lines(),
        "fga_content_first", content.groups(),
        "ga_content_corrected", corrected.lines(),
        "fga_content", corrected.groups(),
        "pa_content", texts,
        "ga_raw", raw.lines(),
        "fga_raw", raw.groups(),
        "ga_one_pass", onePass.lines());
  }
}
