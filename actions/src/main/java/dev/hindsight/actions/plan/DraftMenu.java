package dev.hindsight.actions.plan;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.hindsight.actions.Drafting;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
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
          new Template.CordonNode(),
          new ComputeTemplate.RebootInstance(),
          new ComputeTemplate.StartInstance(),
          new ComputeTemplate.ReplaceFailedInstance(),
          new ComputeTemplate.ScaleGroup(TWICE, 1, 10),
          new EcsTemplate.ForceDeployment(),
          new EcsTemplate.ScaleService(TWICE, 1, 10),
          new EcsTemplate.RollBackTaskDefinition(),
          new RdsTemplate.SnapshotDatabase(),
          new RdsTemplate.RebootDatabase(false),
          new RdsTemplate.GrowDatabaseStorage(TWICE, 500),
          new ServerlessTemplate.RollBackAlias(),
          new ServerlessTemplate.RaiseConcurrency(TWICE, 100),
          new ServerlessTemplate.RaiseTableCapacity(TWICE, 1_000),
          new BalancingTemplate.RegisterTargetsAgain());

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
   * @param picks each of the type of its option
   * @throws IllegalArgumentException what is wrong with it, for people and for the model
   */
  public static Playbook playbook(List<Drafting.Pick> picks) {
    if (picks.isEmpty() || picks.size() > Drafting.MOST_STEPS) {
      throw new IllegalArgumentException(
          "a draft has 1 to %d steps".formatted(Drafting.MOST_STEPS));
    }
    if (picks.stream().map(DraftMenu::changed).distinct().count() < picks.size()) {
      throw new IllegalArgumentException("a draft does the same thing once");
    }
    List<PlaybookStep> steps = picks.stream().<PlaybookStep>map(DraftMenu::step).toList();
    Optional<String> title =
        steps.size() == 1 ? Optional.empty() : Optional.of("Several steps for {service}");
    return new Playbook(Drafting.PLAYBOOK, List.of(), Optional.empty(), title, steps);
  }

  /** Of which object what is changed: once doubled, whatever the numbers, is not doubled again. */
  private static List<String> changed(Drafting.Pick pick) {
    String what =
        switch (read(pick.option().action())) {
          case Template.ScaleOut _, Template.AddReplicas _ -> "replicas";
          case Template other -> other.getClass().getName();
        };
    return List.of(pick.option().object(), what);
  }

  private static PlaybookStep step(Drafting.Pick pick) {
    Template template = read(pick.action());
    if (template.getClass() != read(pick.option().action()).getClass()) {
      throw new IllegalArgumentException("that action was not offered for this object");
    }
    bounded(template);
    return new PlaybookStep.Do(template);
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
          case ComputeTemplate.ScaleGroup(BigDecimal factor, _, _) -> grows(factor);
          case EcsTemplate.ScaleService(BigDecimal factor, _, _) -> grows(factor);
          case RdsTemplate.GrowDatabaseStorage(BigDecimal factor, _) -> factor.compareTo(MOST) <= 0;
          case ServerlessTemplate.RaiseConcurrency(BigDecimal factor, _) ->
              factor.compareTo(MOST) <= 0;
          case ServerlessTemplate.RaiseTableCapacity(BigDecimal factor, _) ->
              factor.compareTo(MOST) <= 0;
          default -> true;
        };
    if (!fits) {
      throw new IllegalArgumentException(
          "a drafted step at most doubles, adds at most 2, and makes nothing smaller");
    }
  }

  private static boolean grows(BigDecimal factor) {
    return factor.compareTo(BigDecimal.ONE) > 0 && factor.compareTo(MOST) <= 0;
  }
}
