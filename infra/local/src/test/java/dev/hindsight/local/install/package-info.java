/** What an administrator installs: the Helm chart and the Terraform configuration. */
@NullMarked
package dev.hindsight.local.install;

import org.jspecify.annotations.NullMarked;
