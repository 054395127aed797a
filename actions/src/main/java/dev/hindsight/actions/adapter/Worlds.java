package dev.hindsight.actions.adapter;

import dev.hindsight.actions.ObjectRef;
import dev.hindsight.actions.action.Action;
import dev.hindsight.actions.action.AwsKind;
import dev.hindsight.actions.action.Live;
import java.time.Duration;
import java.util.List;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Primary;
import org.springframework.stereotype.Component;

/** All worlds as one: each object is the business of the adapter for its kind. */
@Component
@Primary
class Worlds implements Adapter {

  private final Adapter cluster;
  private final Adapter aws;

  Worlds(@Qualifier("ownCluster") Adapter cluster, @Qualifier("awsAdapter") Adapter aws) {
    this.cluster = cluster;
    this.aws = aws;
  }

  private Adapter of(ObjectRef object) {
    return AwsKind.of(object).isPresent() ? aws : cluster;
  }

  private Adapter of(Action action) {
    return of(action.target().object());
  }

  @Override
  public Outcome<String> identity(ObjectRef object) {
    return of(object).identity(object);
  }

  @Override
  public Outcome<Live> read(ObjectRef object) {
    return of(object).read(object);
  }

  @Override
  public Outcome<Surroundings> around(Action action) {
    return of(action).around(action);
  }

  @Override
  public Outcome<String> preview(Action action, Live live) {
    return of(action).preview(action, live);
  }

  @Override
  public Duration writeMayTake(Action action) {
    return of(action).writeMayTake(action);
  }

  @Override
  public boolean asApprover(Action action) {
    return of(action).asApprover(action);
  }

  @Override
  public Duration settles(Action action) {
    return of(action).settles(action);
  }

  @Override
  public Outcome<Written> write(Change change) {
    return of(change.action()).write(change);
  }

  @Override
  public Outcome<Boolean> arrived(Action action, String receipt) {
    return of(action).arrived(action, receipt);
  }

  @Override
  public Outcome<Health> health(ObjectRef object) {
    return of(object).health(object);
  }

  @Override
  public Outcome<List<Kept>> keep(ObjectRef object) {
    return of(object).keep(object);
  }
}
