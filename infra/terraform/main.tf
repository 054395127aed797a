# The role that the bot takes in AWS, with the rights that its enabled actions need.

locals {
  issuer = try(split(":oidc-provider/", var.oidc_provider_arn)[1], "")
  trust = {
    irsa     = data.aws_iam_policy_document.irsa.json
    instance = data.aws_iam_policy_document.instance.json
    account  = data.aws_iam_policy_document.account.json
  }
}

# one service account of one cluster
data "aws_iam_policy_document" "irsa" {
  statement {
    actions = ["sts:AssumeRoleWithWebIdentity"]
    principals {
      type        = "Federated"
      identifiers = [var.oidc_provider_arn]
    }
    condition {
      test     = "StringEquals"
      variable = "${local.issuer}:sub"
      values   = ["system:serviceaccount:${var.service_account}"]
    }
    condition {
      test     = "StringEquals"
      variable = "${local.issuer}:aud"
      values   = ["sts.amazonaws.com"]
    }
  }
}

data "aws_iam_policy_document" "instance" {
  statement {
    actions = ["sts:AssumeRole"]
    principals {
      type        = "Service"
      identifiers = ["ec2.amazonaws.com"]
    }
  }
}

# from another account only with the external id: else whoever can make the trusted role act could use this one
data "aws_iam_policy_document" "account" {
  statement {
    actions = ["sts:AssumeRole"]
    principals {
      type        = "AWS"
      identifiers = var.trusted_arns
    }
    condition {
      test     = "StringEquals"
      variable = "sts:ExternalId"
      values   = [var.external_id]
    }
  }
}

resource "aws_iam_role" "hindsight" {
  name                 = var.name
  description          = "The incident bot Hindsight"
  assume_role_policy   = local.trust[var.trust]
  permissions_boundary = var.permissions_boundary
  max_session_duration = var.max_session_duration
  tags                 = var.tags

  lifecycle {
    precondition {
      condition     = var.trust != "irsa" || var.oidc_provider_arn != ""
      error_message = "trust is irsa: oidc_provider_arn is missing."
    }
    precondition {
      condition     = var.trust != "account" || (length(var.trusted_arns) > 0 && var.external_id != "")
      error_message = "trust is account: trusted_arns or external_id is missing."
    }
  }
}

# one policy where it fits, else each part is one
resource "aws_iam_policy" "actions" {
  count       = length(var.policy_files)
  name        = count.index == 0 ? var.name : "${var.name}-${count.index + 1}"
  description = "What the enabled actions of Hindsight need"
  policy      = file(var.policy_files[count.index])
  tags        = var.tags
}

resource "aws_iam_role_policy_attachment" "actions" {
  count      = length(var.policy_files)
  role       = aws_iam_role.hindsight.name
  policy_arn = aws_iam_policy.actions[count.index].arn
}

# for the setting hindsight.aws.role: assumed by the bot alone, each time narrowed to one plan
data "aws_iam_policy_document" "sessions" {
  statement {
    actions = ["sts:AssumeRole"]
    principals {
      type        = "AWS"
      identifiers = [aws_iam_role.hindsight.arn]
    }
  }
}

resource "aws_iam_role" "sessions" {
  count                = var.sessions ? 1 : 0
  name                 = "${var.name}-sessions"
  description          = "What the incident bot Hindsight writes one plan with"
  assume_role_policy   = data.aws_iam_policy_document.sessions.json
  permissions_boundary = var.permissions_boundary
  tags                 = var.tags
}

resource "aws_iam_role_policy_attachment" "sessions" {
  count      = var.sessions ? length(var.policy_files) : 0
  role       = aws_iam_role.sessions[0].name
  policy_arn = aws_iam_policy.actions[count.index].arn
}

data "aws_iam_policy_document" "assume" {
  count = var.sessions ? 1 : 0
  statement {
    actions   = ["sts:AssumeRole"]
    resources = [aws_iam_role.sessions[0].arn]
  }
}

resource "aws_iam_role_policy" "assume" {
  count  = var.sessions ? 1 : 0
  name   = "assume-sessions"
  role   = aws_iam_role.hindsight.name
  policy = data.aws_iam_policy_document.assume[0].json
}

resource "aws_iam_instance_profile" "hindsight" {
  count = var.trust == "instance" ? 1 : 0
  name  = var.name
  role  = aws_iam_role.hindsight.name
  tags  = var.tags
}
