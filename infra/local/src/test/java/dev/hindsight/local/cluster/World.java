package dev.hindsight.local.cluster;

import dev.hindsight.actions.ObjectRef;
import dev.hindsight.actions.action.Action;
import dev.hindsight.actions.plan.Plan;
import dev.hindsight.actions.script.Script;
import dev.hindsight.local.cluster.Programs.Said;
import java.nio.file.Path;

/** A world in which nothing happened yet, for one action. */
sealed interface World extends AutoCloseable permits PracticeWorld, MotoWorld {

  /** The world that the action of this name is for. */
  static World of(String action, Path folder) {
    return PracticeWorld.KNOWN.contains(action)
        ? new PracticeWorld(action, folder)
        : new MotoWorld(action, folder);
  }

  /** The action of that name, on an object that is there. */
  Action action();

  /** By whose health a plan of it is verified. */
  ObjectRef watched();

  /** As the executor does it; until all is quiet again. */
  void write(Action action);

  /** What is to be the same afterwards, whoever did it; nothing of names that are made up anew. */
  String state();

  /** By a script instead. */
  Said run(Script script, Plan plan, boolean undo);

  @Override
  void close();
}
