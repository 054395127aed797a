package dev.hindsight.actions.script;

import dev.hindsight.actions.action.AwsCall;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The steps in AWS as data of a Python script: calls as boto3 names them. */
final class PythonAws {

  private PythonAws() {}

  static void put(ObjectNode data, AwsDeed deed) {
    data.put("region", deed.region());
    ArrayNode looks = data.putArray("looks");
    deed.looks().forEach(look -> put(looks, look));
    data.put("before", deed.before());
    deed.there()
        .ifPresentOrElse(
            there -> data.put("there", there),
            () -> {
              ArrayNode after = data.putArray("after");
              deed.done().forEach(after::add);
            });
    deed.asks().ifPresent(why -> data.put("asks", why));
    put(data.putArray("call"), deed.call());
    deed.arrival().ifPresent(a -> data.putArray("arrives").add(a.receipt()).add(a.method()));
  }

  static void put(ObjectNode data, AwsLook look, long seconds) {
    data.put("region", look.region());
    put(data.putArray("looks"), look);
    data.put("becomes", look.after()).put("within", seconds);
  }

  private static void put(ArrayNode looks, AwsLook look) {
    ArrayNode one = looks.addArray();
    put(one, look.call());
    one.add(look.query());
  }

  private static void put(ArrayNode to, AwsCall call) {
    to.add(call.service().client()).add(call.method()).add(call.parameters());
  }
}
