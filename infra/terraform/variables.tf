variable "name" {
  description = "The role's name, and the policy's."
  type        = string
  default     = "hindsight"
  validation {
    condition     = can(regex("^[A-Za-z0-9+=,.@_-]{1,64}$", var.name))
    error_message = "name must be 1 to 64 of A-Z a-z 0-9 + = , . @ _ -."
  }
}

variable "policy_files" {
  description = "The policy's JSON, as ./hindsight rights aws prints it for the enabled actions; several where it has parts."
  type        = list(string)
  validation {
    condition     = length(var.policy_files) > 0 && alltrue([for path in var.policy_files : can(jsondecode(file(path)).Statement)])
    error_message = "policy_files must name files with an IAM policy in JSON each: ./hindsight rights aws --account N --region R > policy.json."
  }
}

variable "trust" {
  description = "Who may take the role: irsa (a service account of an EKS cluster), instance (an EC2 instance), or account (roles, also of another account)."
  type        = string
  validation {
    condition     = contains(["irsa", "instance", "account"], var.trust)
    error_message = "trust must be irsa, instance or account."
  }
}

variable "oidc_provider_arn" {
  description = "For irsa: the ARN of the cluster's OIDC provider."
  type        = string
  default     = ""
  validation {
    condition     = var.oidc_provider_arn == "" || can(regex("^arn:aws[a-z-]*:iam::[0-9]{12}:oidc-provider/.+$", var.oidc_provider_arn))
    error_message = "oidc_provider_arn must be arn:aws:iam::ACCOUNT:oidc-provider/ISSUER."
  }
}

variable "service_account" {
  description = "For irsa: NAMESPACE:NAME of the bot's service account. The chart's name is RELEASE where that contains hindsight, else RELEASE-hindsight; helm prints it."
  type        = string
  default     = "hindsight:hindsight"
  validation {
    condition     = can(regex("^[a-z0-9-]+:[a-z0-9.-]+$", var.service_account))
    error_message = "service_account must be NAMESPACE:NAME, without wildcards."
  }
}

variable "trusted_arns" {
  description = "For account: the roles that may take this one, each by its exact ARN."
  type        = list(string)
  default     = []
  validation {
    condition     = alltrue([for arn in var.trusted_arns : can(regex("^arn:aws[a-z-]*:iam::[0-9]{12}:role/[A-Za-z0-9+=,.@_/-]+$", arn))])
    error_message = "trusted_arns must be ARNs of roles, without wildcards: arn:aws:iam::ACCOUNT:role/NAME."
  }
}

variable "external_id" {
  description = "For account: the external id that must be shown, so that nobody else can make the trusted role use this one."
  type        = string
  default     = ""
  sensitive   = true
  validation {
    condition     = var.external_id == "" || can(regex("^[A-Za-z0-9+=,.@:/_-]{16,1224}$", var.external_id))
    error_message = "external_id must be at least 16 random characters of A-Z a-z 0-9 + = , . @ : / _ -."
  }
}

variable "sessions" {
  description = "Whether there is a second role, for hindsight.aws.role: each plan is then written in a session that may do this plan only."
  type        = bool
  default     = false
}

variable "permissions_boundary" {
  description = "The ARN of a policy that bounds the role; none where it is null."
  type        = string
  default     = null
}

variable "max_session_duration" {
  description = "The longest session, in seconds."
  type        = number
  default     = 3600
  validation {
    condition     = var.max_session_duration >= 3600 && var.max_session_duration <= 43200
    error_message = "max_session_duration must be 3600 to 43200."
  }
}

variable "tags" {
  description = "Tags of everything made here."
  type        = map(string)
  default     = {}
}
