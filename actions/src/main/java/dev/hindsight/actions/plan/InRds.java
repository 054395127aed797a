package dev.hindsight.actions.plan;

import dev.hindsight.actions.action.Facts;
import dev.hindsight.actions.action.FailOverCluster;
import dev.hindsight.actions.action.GrowDatabaseStorage;
import dev.hindsight.actions.action.Live;
import dev.hindsight.actions.action.RebootDatabase;
import dev.hindsight.actions.action.SetDatabaseClass;
import dev.hindsight.actions.action.SnapshotDatabase;
import dev.hindsight.actions.action.Told;
import dev.hindsight.actions.plan.Choice.Act;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** What is done to databases; pure. */
final class InRds {

  private static final String MARK = "-hindsight-";
  private static final Pattern GIB = Pattern.compile("\\d{1,5} GiB");

  private InRds() {}

  static Choice choose(RdsTemplate template, Live live, Facts.Cloud cloud) {
    if (template instanceof RdsTemplate.FailOverCluster) {
      return failOver(live, cloud);
    }
    boolean full = InAws.is(cloud, RebootDatabase.STATUS, "storage-full");
    boolean grows = template instanceof RdsTemplate.GrowDatabaseStorage && full;
    if (!grows && !InAws.is(cloud, RebootDatabase.STATUS, "available")) {
      return InAws.no(
          "%s is not available, but %s."
              .formatted(
                  live.ref().display(),
                  InAws.field(cloud, RebootDatabase.STATUS).orElse("in an unknown state")));
    }
    return switch (template) {
      case RdsTemplate.SnapshotDatabase _ -> snapshot(live, cloud);
      case RdsTemplate.RebootDatabase reboot -> reboot(reboot, live, cloud);
      case RdsTemplate.RaiseDatabaseClass raise -> raise(raise, live, cloud);
      case RdsTemplate.GrowDatabaseStorage grow -> grow(grow, live, cloud);
      case RdsTemplate.FailOverCluster _ -> failOver(live, cloud);
    };
  }

  /** Numbered after those there are, so that the same database gives the same plan. */
  private static Choice snapshot(Live live, Facts.Cloud cloud) {
    String name = live.ref().name().replaceAll("-+$", "") + MARK;
    int last =
        cloud.fields().keySet().stream()
            .filter(field -> field.startsWith(SnapshotDatabase.FIELD + name))
            .map(field -> field.substring((SnapshotDatabase.FIELD + name).length()))
            .filter(number -> number.matches("\\d{1,6}"))
            .mapToInt(Integer::parseInt)
            .max()
            .orElse(0);
    return new Act(
        "Take a snapshot of " + live.ref().name(),
        new SnapshotDatabase(live.target(), name + (last + 1)));
  }

  private static Choice reboot(RdsTemplate.RebootDatabase template, Live live, Facts.Cloud cloud) {
    return template.failover() && !InAws.is(cloud, Told.STANDBY, "yes")
        ? InAws.no("%s has no standby that could take over.".formatted(live.ref().display()))
        : new Act(
            "Reboot %s%s".formatted(live.ref().name(), template.failover() ? " by failover" : ""),
            new RebootDatabase(live.target(), template.failover()));
  }

  private static Choice raise(
      RdsTemplate.RaiseDatabaseClass template, Live live, Facts.Cloud cloud) {
    Optional<String> now = InAws.field(cloud, SetDatabaseClass.CLASS);
    List<String> classes = template.classes();
    int at = now.map(classes::indexOf).orElse(-1);
    return at < 0 || at == classes.size() - 1
        ? InAws.no(
            "%s is of class %s; the playbook knows no next one."
                .formatted(live.ref().display(), now.orElse("unknown")))
        : new Act(
            "Give %s class %s".formatted(live.ref().name(), classes.get(at + 1)),
            new SetDatabaseClass(live.target(), classes.get(at), classes.get(at + 1)));
  }

  private static Choice grow(
      RdsTemplate.GrowDatabaseStorage template, Live live, Facts.Cloud cloud) {
    Optional<Integer> found =
        InAws.field(cloud, GrowDatabaseStorage.STORAGE)
            .filter(text -> GIB.matcher(text).matches())
            .map(text -> Integer.parseInt(text.substring(0, text.indexOf(' '))));
    if (found.isEmpty()) {
      return InAws.no("It cannot be told how much storage %s has.".formatted(live.ref().display()));
    }
    int now = found.get();
    int then = Math.min(2 * now, Amounts.times(now, template.factor(), template.max()));
    return 10L * then < 11L * now
        ? InAws.no(
            "%s has %d GiB; the playbook goes up to %d."
                .formatted(live.ref().display(), now, template.max()))
        : new Act(
            "Give %s %d GiB of storage".formatted(live.ref().name(), then),
            new GrowDatabaseStorage(live.target(), now, then));
  }

  /** The reader that is the first to be promoted. */
  private static Choice failOver(Live live, Facts.Cloud cloud) {
    Optional<String> writer = InAws.field(cloud, FailOverCluster.WRITER);
    Optional<String> reader =
        cloud.fields().keySet().stream()
            .filter(field -> field.startsWith(Told.READER))
            .min(
                Comparator.comparing((String field) -> Told.number(cloud, field).orElse(99))
                    .thenComparing(Comparator.naturalOrder()))
            .map(field -> field.substring(Told.READER.length()));
    return writer.isPresent() && reader.isPresent()
        ? new Act(
            "Let %s write for %s".formatted(reader.get(), live.ref().name()),
            new FailOverCluster(live.target(), writer.get(), reader.get()))
        : InAws.no("%s has no reader that could take over.".formatted(live.ref().display()));
  }
}
