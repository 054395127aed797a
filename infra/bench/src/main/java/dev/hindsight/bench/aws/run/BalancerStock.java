package dev.hindsight.bench.aws.run;

import static dev.hindsight.bench.aws.run.MotoServer.element;

import dev.hindsight.actions.action.AwsKind;
import dev.hindsight.actions.action.Target;
import dev.hindsight.bench.aws.run.MotoServer.Form;
import java.util.HashMap;
import java.util.Map;

/** Load balancers of a region, and what is behind them. */
record BalancerStock(Stock stock) {

  /** With these targets at port 80. */
  Target targets(String name, String... members) {
    String arn =
        element(
            stock.form(
                Form.LOAD_BALANCING,
                "CreateTargetGroup",
                Map.of("Name", name, "Protocol", "HTTP", "Port", 80, "VpcId", network())),
            "TargetGroupArn");
    for (String member : members) {
      stock.form(
          Form.LOAD_BALANCING,
          "RegisterTargets",
          Map.of(
              "TargetGroupArn", arn,
              "Targets.member.1.Id", member,
              "Targets.member.1.Port", 80));
    }
    return stock.target(AwsKind.TARGET_GROUP, "", name);
  }

  /** At port 80 of a balancer, with shares of 90 and 10 for these groups. */
  Target listener(String balancer, Target first, Target second) {
    Map<String, Object> made = new HashMap<>(Map.of("Name", balancer));
    for (int zone = 1; zone <= 2; zone++) {
      made.put("Subnets.member." + zone, subnet(zone));
    }
    String arn =
        element(stock.form(Form.LOAD_BALANCING, "CreateLoadBalancer", made), "LoadBalancerArn");
    String action = "DefaultActions.member.1.";
    String groups = action + "ForwardConfig.TargetGroups.member.";
    stock.form(
        Form.LOAD_BALANCING,
        "CreateListener",
        Map.of(
            "LoadBalancerArn",
            arn,
            "Protocol",
            "HTTP",
            "Port",
            80,
            action + "Type",
            "forward",
            groups + "1.TargetGroupArn",
            first.uid(),
            groups + "1.Weight",
            90,
            groups + "2.TargetGroupArn",
            second.uid(),
            groups + "2.Weight",
            10));
    return stock.target(AwsKind.LISTENER, balancer, "80");
  }

  private String network() {
    return stock.once(
        "network",
        _ ->
            element(
                stock.form(Form.EC2, "CreateVpc", Map.of("CidrBlock", "10.0.0.0/16")), "vpcId"));
  }

  private String subnet(int zone) {
    String network = network();
    return stock.once(
        "subnet " + zone,
        _ ->
            element(
                stock.form(
                    Form.EC2,
                    "CreateSubnet",
                    Map.of(
                        "VpcId",
                        network,
                        "CidrBlock",
                        "10.0.%d.0/24".formatted(zone),
                        "AvailabilityZone",
                        stock.region() + (zone == 1 ? "a" : "b"))),
                "subnetId"));
  }
}
