package dev.hindsight.bot.cli;

import dev.hindsight.actions.rights.AwsRights;
import dev.hindsight.actions.rights.IamPolicy;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The same as an IAM policy. */
@Command(
    name = "aws",
    mixinStandardHelpOptions = true,
    description = {
      "Print an IAM policy, for infra/terraform or aws iam create-policy.",
      "Each statement names the actions that need it; reading comes last. What AWS would not take"
          + " as one policy is printed in parts."
    })
final class RightsAwsCommand implements Runnable {

  @Mixin private EnabledOption enabled;

  @Option(
      names = "--account",
      paramLabel = "NUMBER",
      required = true,
      description = "The account that holds what plans may change.")
  private String account = "";

  @Option(
      names = "--region",
      paramLabel = "NAME",
      required = true,
      description = "Where it is (hindsight.aws.regions); once for each.")
  private List<String> regions = List.of();

  @Option(
      names = "--part",
      paramLabel = "N",
      description = "Only the n-th policy, where one would be longer than AWS takes.")
  private Optional<Integer> part = Optional.empty();

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public void run() {
    spec.commandLine().getOut().print(policy().text());
    spec.commandLine().getOut().flush();
  }

  private IamPolicy policy() {
    try {
      return part(new IamPolicy(AwsRights.of(enabled.aws(), account, regions).all()));
    } catch (IllegalArgumentException e) {
      throw new ParameterException(spec.commandLine(), String.valueOf(e.getMessage()), e);
    }
  }

  private IamPolicy part(IamPolicy whole) {
    List<IamPolicy> parts = whole.parts();
    int wanted = part.orElse(1);
    if (part.isEmpty() && parts.size() > 1) {
      throw new IllegalArgumentException(
          "the policy has %d characters and AWS takes %d: it is %d policies, attach all of them (--part 1 to --part %d)"
              .formatted(whole.length(), IamPolicy.LONGEST, parts.size(), parts.size()));
    }
    if (wanted < 1 || wanted > parts.size()) {
      throw new IllegalArgumentException(
          "--part: there is no policy %d of %d".formatted(wanted, parts.size()));
    }
    return parts.get(wanted - 1);
  }
}
