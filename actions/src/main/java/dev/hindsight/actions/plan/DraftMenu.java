package dev.hindsight.actions.plan;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.hindsight.actions.Drafting;
import java.math.BigDecimal;
import java.util.List;
import tools.jackson.databind.json.JsonMapper;

/** The actions that a model may draft, each as an example; pure. */
public final class DraftMenu {

  private static final BigDecimal TWICE = BigDecimal.TWO;

  /** No drafted step makes anything more than twice as large. */
  private static final BigDecimal MOST = TWICE;

  private static final JsonMapper JSON = JsonMapper.shared();

  /** Values are numbers and quantities only: free text of a model reaches no cluster. */
  static final List<Template> SAMPLES =
      List.of(
          new Template.RestartRollout(),
          new Template.UndoRollout(),
          new Template.PauseRollout(),
          new Template.ScaleOut(TWICE, 10),
          new Template.AddReplicas(1, 10),
          new Template.SetMemoryLimit(TWICE, "2Gi"),
          new Template.SetCpuLimit(TWICE, "2"),
          new Template.RaiseAutoscaler(TWICE, 10),
          new Template.ExpandVolume(TWICE, "100Gi"),
          new Template.EvictPod(),
          new Template.DeleteFailedJob(),
          new Template.RerunCronJob(),
          new Template.CordonNode());

  private DraftMenu() {}

  /** The examples that are for this kind of object. */
  public static List<String> forKind(String kind) {
    return SAMPLES.stream()
        .filter(sample -> sample.sought().kinds().contains(kind))
        .map(DraftMenu::json)
        .toList();
  }

  private static String json(Template sample) {
    return JSON.writerFor(Template.class).writeValueAsString(sample);
  }

  /**
   * The draft as the playbook it would be.
   *
   * @param example what was offered: the draft is of its type
   * @throws IllegalArgumentException what is wrong with it, for people and for the model
   */
  public static Playbook playbook(String example, String draft) {
    Template template = read(draft);
    if (template.getClass() != read(example).getClass()) {
      throw new IllegalArgumentException("that action was not offered for this object");
    }
    bounded(template);
    return new Playbook(Drafting.PLAYBOOK, List.of(), template);
  }

  private static Template read(String json) {
    return StrictYaml.read("draft", json.getBytes(UTF_8), Template.class);
  }

  private static void bounded(Template template) {
    boolean fits =
        switch (template) {
          case Template.ScaleOut(BigDecimal factor, _) -> factor.compareTo(MOST) <= 0;
          case Template.SetMemoryLimit(BigDecimal factor, _) -> factor.compareTo(MOST) <= 0;
          case Template.SetCpuLimit(BigDecimal factor, _) -> factor.compareTo(MOST) <= 0;
          case Template.RaiseAutoscaler(BigDecimal factor, _) -> factor.compareTo(MOST) <= 0;
          case Template.ExpandVolume(BigDecimal factor, _) -> factor.compareTo(MOST) <= 0;
          case Template.AddReplicas(int by, _) -> by <= 2;
          default -> true;
        };
    if (!fits) {
      throw new IllegalArgumentException("a drafted step at most doubles, and adds at most 2");
    }
  }
}
