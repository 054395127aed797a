package dev.hindsight.actions.plan;

import dev.hindsight.actions.action.Action;
import dev.hindsight.actions.action.DeregisterTarget;
import dev.hindsight.actions.action.Facts;
import dev.hindsight.actions.action.Fields;
import dev.hindsight.actions.action.Live;
import dev.hindsight.actions.action.LoadBalancing;
import dev.hindsight.actions.action.RegisterTarget;
import dev.hindsight.actions.action.ShiftTargetWeights;
import dev.hindsight.actions.action.Told;
import dev.hindsight.actions.plan.Choice.Act;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** What is done to target groups and listeners; pure. */
final class InLoadBalancing {

  private static final String TARGET = LoadBalancing.field("", 0).split(":", -1)[0];

  private InLoadBalancing() {}

  /** One target. */
  private record Member(String id, int port) {

    static Member of(String text) {
      int colon = text.lastIndexOf(':');
      return new Member(text.substring(0, colon), Integer.parseInt(text.substring(colon + 1)));
    }

    String words() {
      return "%s:%d".formatted(id, port);
    }
  }

  static Choice choose(BalancingTemplate template, Stage stage, Facts.Cloud cloud) {
    Live live = stage.live();
    return switch (template) {
      case BalancingTemplate.DeregisterUnhealthyTargets out -> out(out, live, cloud);
      case BalancingTemplate.RegisterTargetsAgain _ -> again(stage, cloud);
      case BalancingTemplate.RegisterTarget in -> in(new Member(in.id(), in.port()), live, cloud);
      case BalancingTemplate.ShiftTargetWeights shift -> shift(shift, live, cloud);
    };
  }

  private static Choice out(
      BalancingTemplate.DeregisterUnhealthyTargets template, Live live, Facts.Cloud cloud) {
    List<Member> failing = members(cloud, Told.UNHEALTHY);
    int healthy = members(cloud, Told.HEALTHY).size();
    String group = live.ref().display();
    if (failing.isEmpty()) {
      return InAws.no("No target of %s fails its health check.".formatted(group));
    }
    if (failing.size() > template.most()) {
      return InAws.no(
          "%d targets of %s fail their health check; the playbook takes out %d at most."
              .formatted(failing.size(), group, template.most()));
    }
    if (healthy < template.healthy()) {
      return InAws.no(
          "%d targets of %s are healthy; at least %d must stay before one is taken out."
              .formatted(healthy, group, template.healthy()));
    }
    return new Act(
        "Take %s out of %s".formatted(words(failing), live.ref().name()),
        failing.stream()
            .<Action>map(m -> new DeregisterTarget(live.target(), m.id(), m.port()))
            .toList());
  }

  private static String words(List<Member> members) {
    return members.size() == 1
        ? members.getFirst().words()
        : "%d unhealthy targets".formatted(members.size());
  }

  /** Those in the group of which the health check says this. */
  private static List<Member> members(Facts.Cloud cloud, String health) {
    return cloud.fields().entrySet().stream()
        .filter(f -> f.getKey().startsWith(TARGET) && f.getValue().equals(Fields.PRESENT))
        .map(f -> f.getKey().substring(TARGET.length()))
        .filter(member -> InAws.is(cloud, Told.HEALTH + member, health))
        .map(Member::of)
        .toList();
  }

  private static Choice again(Stage stage, Facts.Cloud cloud) {
    Live live = stage.live();
    List<DeregisterTarget> out =
        Machines.out(stage.earlier()).stream()
            .filter(d -> d.object().equals(live.ref()) && !isIn(d.id(), d.port(), cloud))
            .toList();
    return out.isEmpty()
        ? InAws.no("No earlier step took a target out of %s.".formatted(live.ref().display()))
        : new Act(
            "Take %s back into %s"
                .formatted(
                    words(out.stream().map(d -> new Member(d.id(), d.port())).toList()),
                    live.ref().name()),
            out.stream()
                .<Action>map(d -> new RegisterTarget(live.target(), d.id(), d.port()))
                .toList());
  }

  private static Choice in(Member member, Live live, Facts.Cloud cloud) {
    return isIn(member.id(), member.port(), cloud)
        ? InAws.no("%s is in %s already.".formatted(member.words(), live.ref().display()))
        : new Act(
            "Take %s into %s".formatted(member.words(), live.ref().name()),
            new RegisterTarget(live.target(), member.id(), member.port()));
  }

  private static boolean isIn(String id, int port, Facts.Cloud cloud) {
    return InAws.is(cloud, LoadBalancing.field(id, port), Fields.PRESENT);
  }

  private static Choice shift(
      BalancingTemplate.ShiftTargetWeights template, Live live, Facts.Cloud cloud) {
    SortedMap<String, Integer> from = new TreeMap<>();
    cloud.fields().keySet().stream()
        .filter(name -> name.startsWith(Told.WEIGHT))
        .forEach(
            name ->
                Told.number(cloud, name)
                    .ifPresent(w -> from.put(name.substring(Told.WEIGHT.length()), w)));
    List<String> to = from.keySet().stream().filter(arn -> named(arn, template.to())).toList();
    if (from.size() < 2 || to.size() != 1) {
      return InAws.no(
          "%s shares its requests between no two target groups of which one is %s."
              .formatted(live.ref().display(), template.to()));
    }
    SortedMap<String, Integer> all = new TreeMap<>(from);
    all.replaceAll((group, _) -> group.equals(to.getFirst()) ? 100 : 0);
    return share(from, template.to()) == share(all, template.to())
        ? InAws.no(
            "%s sends all requests to %s already.".formatted(live.ref().display(), template.to()))
        : new Act(
            "Send all requests of %s to %s".formatted(live.ref().name(), template.to()),
            new ShiftTargetWeights(live.target(), from, all));
  }

  private static boolean named(String arn, String group) {
    return arn.contains(":targetgroup/" + group + "/");
  }

  /** In thousandths of all requests. */
  private static long share(SortedMap<String, Integer> weights, String group) {
    long all = weights.values().stream().mapToLong(Integer::longValue).sum();
    long its =
        weights.entrySet().stream()
            .filter(w -> named(w.getKey(), group))
            .mapToLong(w -> w.getValue())
            .sum();
    return all == 0 ? 0 : its * 1000 / all;
  }
}
