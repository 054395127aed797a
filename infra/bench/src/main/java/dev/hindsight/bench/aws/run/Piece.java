package dev.hindsight.bench.aws.run;

import dev.hindsight.actions.action.AlarmState;
import dev.hindsight.actions.action.AwsAction;
import dev.hindsight.actions.action.ChangeInstanceType;
import dev.hindsight.actions.action.DeregisterTarget;
import dev.hindsight.actions.action.FailOverCluster;
import dev.hindsight.actions.action.GroupProcess;
import dev.hindsight.actions.action.GrowDatabaseStorage;
import dev.hindsight.actions.action.RebootDatabase;
import dev.hindsight.actions.action.RebootInstance;
import dev.hindsight.actions.action.RegisterTarget;
import dev.hindsight.actions.action.ReplaceInstance;
import dev.hindsight.actions.action.RollBackAlias;
import dev.hindsight.actions.action.RollBackTaskDefinition;
import dev.hindsight.actions.action.SetAlarmState;
import dev.hindsight.actions.action.SetDatabaseClass;
import dev.hindsight.actions.action.SetDesiredCapacity;
import dev.hindsight.actions.action.SetDesiredCount;
import dev.hindsight.actions.action.SetFunctionConcurrency;
import dev.hindsight.actions.action.SetTableCapacity;
import dev.hindsight.actions.action.SetTableCapacity.Capacity;
import dev.hindsight.actions.action.ShiftTargetWeights;
import dev.hindsight.actions.action.SnapshotDatabase;
import dev.hindsight.actions.action.StartInstance;
import dev.hindsight.actions.action.StopInstance;
import dev.hindsight.actions.action.SuspendProcess;
import dev.hindsight.actions.action.Target;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** A part of a plan: new objects, and the actions on them in their order. */
enum Piece {
  STOP {
    @Override
    List<AwsAction> make(Stock stock, String name) {
      return List.of(new StopInstance(stock.instance()));
    }
  },
  RESIZE {
    @Override
    List<AwsAction> make(Stock stock, String name) {
      Target instance = stock.instance();
      return List.of(
          new StopInstance(instance),
          new ChangeInstanceType(instance, "m5.large", "m5.xlarge"),
          new StartInstance(instance));
    }
  },
  REBOOT {
    @Override
    List<AwsAction> make(Stock stock, String name) {
      return List.of(new RebootInstance(stock.instance()));
    }
  },
  GROUP {
    @Override
    List<AwsAction> make(Stock stock, String name) {
      Target group = stock.group(name);
      return List.of(
          new SetDesiredCapacity(group, 2, 4),
          new SuspendProcess(group, GroupProcess.ReplaceUnhealthy));
    }
  },
  REPLACE {
    @Override
    List<AwsAction> make(Stock stock, String name) {
      Target group = stock.group(name);
      return List.of(
          new SetDesiredCapacity(group, 2, 3), new ReplaceInstance(stock.memberOf(group), name));
    }
  },
  DATABASE {
    @Override
    List<AwsAction> make(Stock stock, String name) {
      Target database = new DatabaseStock(stock).database(name);
      return List.of(
          new SnapshotDatabase(database, name + "-before"),
          new SetDatabaseClass(database, "db.m5.large", "db.m5.xlarge"),
          new GrowDatabaseStorage(database, 100, 150));
    }
  },
  REBOOT_DATABASE {
    @Override
    List<AwsAction> make(Stock stock, String name) {
      return List.of(new RebootDatabase(new DatabaseStock(stock).database(name), false));
    }
  },
  FAIL_OVER {
    @Override
    List<AwsAction> make(Stock stock, String name) {
      return List.of(
          new FailOverCluster(new DatabaseStock(stock).cluster(name), name + "-1", name + "-2"));
    }
  },
  TARGETS {
    @Override
    List<AwsAction> make(Stock stock, String name) {
      String old = member(stock);
      String other = member(stock);
      BalancerStock balancers = new BalancerStock(stock);
      // what another piece takes of a group of its own is counted at the smallest one watched
      String[] members = {old, member(stock), member(stock), member(stock)};
      Target group = balancers.targets(name, members);
      return List.of(new RegisterTarget(group, other, 80), new DeregisterTarget(group, old, 80));
    }
  },
  ALARM {
    @Override
    List<AwsAction> make(Stock stock, String name) {
      return List.of(new SetAlarmState(stock.alarm(name), AlarmState.ALARM, AlarmState.OK));
    }
  },
  FUNCTION {
    @Override
    List<AwsAction> make(Stock stock, String name) {
      Target function = new FunctionStock(stock).function(name);
      return List.of(
          new SetFunctionConcurrency(function, Optional.of(3), Optional.of(5)),
          new RollBackAlias(new FunctionStock(stock).alias(name, "live"), "2", "1"));
    }
  },
  TABLE {
    @Override
    List<AwsAction> make(Stock stock, String name) {
      return List.of(
          new SetTableCapacity(stock.table(name), new Capacity(5, 5), new Capacity(20, 10)));
    }
  },
  // moto runs no tasks and asks no target: by these no plan can be verified
  SERVICE {
    @Override
    List<AwsAction> make(Stock stock, String name) {
      Target service = stock.service(name);
      return List.of(
          new SetDesiredCount(service, 2, 4),
          new RollBackTaskDefinition(service, name + ":2", name + ":1"));
    }
  },
  WEIGHTS {
    @Override
    List<AwsAction> make(Stock stock, String name) {
      String member = stock.instance().object().name();
      Target blue = new BalancerStock(stock).targets(name + "-blue", member);
      Target green = new BalancerStock(stock).targets(name + "-green", member);
      return List.of(
          new ShiftTargetWeights(
              new BalancerStock(stock).listener(name, blue, green),
              new TreeMap<>(Map.of(blue.uid(), 90, green.uid(), 10)),
              new TreeMap<>(Map.of(blue.uid(), 25, green.uid(), 75))));
    }
  };

  private static final List<Piece> VERIFIED =
      List.copyOf(EnumSet.complementOf(EnumSet.of(SERVICE, WEIGHTS)));

  /** By whose first object a plan can be verified. */
  static List<Piece> verified() {
    return VERIFIED;
  }

  private static String member(Stock stock) {
    return stock.instance().object().name();
  }

  /** Makes the objects. */
  abstract List<AwsAction> make(Stock stock, String name);
}
