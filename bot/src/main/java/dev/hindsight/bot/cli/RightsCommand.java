package dev.hindsight.bot.cli;

import dev.hindsight.actions.rights.KubernetesRights;
import dev.hindsight.actions.rights.RbacManifest;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The rights that the bot's own identity needs, no more; asks nobody. */
@Command(
    name = "rights",
    mixinStandardHelpOptions = true,
    description = "Print the rights that the enabled actions need, for an administrator to grant.",
    subcommands = {RightsCommand.Kubernetes.class, RightsAwsCommand.class})
final class RightsCommand {

  private RightsCommand() {}

  /** As roles. */
  @Command(
      name = "kubernetes",
      mixinStandardHelpOptions = true,
      description = {
        "Print service account, roles and bindings, for kubectl apply -f -.",
        "Reading is granted everywhere, changes only in the named namespaces and, where an action"
            + " needs it, on nodes."
      })
  static final class Kubernetes implements Runnable {

    @Mixin private EnabledOption enabled;

    @Option(
        names = "--namespace",
        paramLabel = "NAME",
        description = "Where plans may run; once for each namespace.")
    private List<String> namespaces = List.of();

    @Option(
        names = "--impersonate",
        paramLabel = "USER",
        description =
            "With whose rights writes may be made, as the cluster calls them; once for each"
                + " approver (hindsight.kubernetes.impersonation).")
    private List<String> users = List.of();

    @Option(
        names = "--token",
        description =
            "Also a Secret with a token of the account, for a bot outside of the cluster; it never"
                + " ends.")
    private boolean token;

    @Spec private CommandSpec spec = CommandSpec.create();

    @Override
    public void run() {
      spec.commandLine().getOut().print(manifest().text());
      spec.commandLine().getOut().flush();
    }

    private RbacManifest manifest() {
      try {
        return new RbacManifest(KubernetesRights.of(enabled.actions()), namespaces, users, token);
      } catch (IllegalArgumentException e) {
        throw new ParameterException(spec.commandLine(), String.valueOf(e.getMessage()), e);
      }
    }
  }
}
