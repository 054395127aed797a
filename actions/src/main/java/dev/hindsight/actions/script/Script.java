package dev.hindsight.actions.script;

import dev.hindsight.actions.plan.Plan;

/** A plan as a file that people can read, keep and run elsewhere; every value is quoted. */
public enum Script {
  /** POSIX shell over kubectl and aws. */
  SHELL("sh"),
  /** Python over the official clients, of Kubernetes and of AWS. */
  PYTHON("py"),
  /** An Ansible playbook over kubectl and aws. */
  ANSIBLE("yaml");

  private final String extension;

  Script(String extension) {
    this.extension = extension;
  }

  /**
   * The whole script.
   *
   * @param name how the plan is called before people
   */
  public String of(String name, Plan plan) {
    Sheet sheet = Sheet.of(name, plan);
    return switch (this) {
      case SHELL -> Shell.write(sheet);
      case PYTHON -> Python.write(sheet);
      case ANSIBLE -> Ansible.write(sheet);
    };
  }

  /** What such a file's name ends with, without the dot. */
  public String extension() {
    return extension;
  }
}
