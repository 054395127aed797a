package dev.hindsight.actions.adapter;

import dev.hindsight.actions.ObjectRef;
import dev.hindsight.actions.action.Action;
import dev.hindsight.actions.action.Live;
import dev.hindsight.actions.adapter.Outcome.Done;
import dev.hindsight.actions.adapter.Outcome.GaveUp;
import java.time.Duration;
import java.util.List;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.stereotype.Component;

/**
 * Lets a plan see and touch nothing of another cluster, where objects may have the same names: who
 * answers is asked anew for each call, for behind the same address another one may by now.
 */
@Component
class OwnCluster implements Adapter {

  private final Adapter inner;

  OwnCluster(@Qualifier("kubernetesAdapter") Adapter inner) {
    this.inner = inner;
  }

  @Override
  public Outcome<String> identity(ObjectRef object) {
    return inner.identity(object);
  }

  @Override
  public Outcome<Live> read(ObjectRef object) {
    return ours(object).then(_ -> inner.read(object));
  }

  @Override
  public Outcome<Surroundings> around(Action action) {
    return ours(action.target().object()).then(_ -> inner.around(action));
  }

  @Override
  public Outcome<String> preview(Action action, Live live) {
    return ours(action.target().object()).then(_ -> inner.preview(action, live));
  }

  @Override
  public Duration writeMayTake(Action action) {
    return inner.writeMayTake(action);
  }

  @Override
  public boolean asApprover(Action action) {
    return inner.asApprover(action);
  }

  // Not asked here again: that answer lost would look as if the write's were. The dry run just was.
  @Override
  public Outcome<Written> write(Change change) {
    return inner.write(change);
  }

  @Override
  public Outcome<Health> health(ObjectRef object) {
    return ours(object).then(_ -> inner.health(object));
  }

  @Override
  public Outcome<List<Kept>> keep(ObjectRef object) {
    return ours(object).then(_ -> inner.keep(object));
  }

  private Outcome<String> ours(ObjectRef object) {
    return inner
        .identity(object)
        .then(
            id ->
                !id.isBlank() && id.equals(object.cluster())
                    ? new Done<>(id)
                    : new GaveUp<>(Reason.OTHER_CLUSTER, elsewhere(object, id)));
  }

  private static String elsewhere(ObjectRef object, String id) {
    return "%s is in cluster %s, and the bot is connected to %s"
        .formatted(
            object.display(),
            object.cluster(),
            id.isBlank() ? "one that does not say which it is" : id);
  }
}
