// SPDX-License-Identifier: MIT
#include "ui/wording/account_wording.h"

#include "base/visible_text.h"

#include <QCoreApplication>

namespace proxydeck {

namespace {

struct AccountWords
{
    Q_DECLARE_TR_FUNCTIONS(ErrorWording)
};

QString withDetail(const QString &text, const QString &detail)
{
    if (detail.isEmpty())
        return text;
    //: %1 a sentence of ours, %2 the system's own words
    return AccountWords::tr("%1 The system says: %2").arg(text, visibleText(detail));
}

} // namespace

QString secretErrorText(const SecretError &error)
{
    switch (error.kind) {
    case SecretError::Kind::NotFound:
        return AccountWords::tr("The keychain no longer holds this key. Enter it again under Edit key.");
    case SecretError::Kind::Locked:
        return AccountWords::tr("The keychain is locked. Unlock it and try again.");
    case SecretError::Kind::Denied:
        return withDetail(
            AccountWords::tr(
                "The keychain refused access to this program. Allow it in the system's settings and try again."),
            error.detail);
    case SecretError::Kind::NoKeychain:
        return withDetail(
            AccountWords::tr(
                "There is no keychain on this system that this program can use. The key can be kept for this "
                "session only."),
            error.detail);
    case SecretError::Kind::TooLarge:
        return AccountWords::tr(
            "Key and passwords together are longer than the system's keychain takes. Shorten a password, or keep the "
            "key for this session only.");
    case SecretError::Kind::Mismatch:
        return AccountWords::tr("The keychain returned something other than what was written, so it was not used. Try "
                                "again, or keep the key for this session only.");
    case SecretError::Kind::Failed:
        return withDetail(AccountWords::tr("The keychain failed. Try again, or keep the key for this session only."),
                          error.detail);
    }
    return {};
}

QString accountFailureText(const AccountBook::Failure &failure)
{
    if (failure.secret)
        return secretErrorText(*failure.secret);
    return withDetail(
        AccountWords::tr("The list of keys could not be saved. Check that its folder can be written and has space."),
        failure.file);
}

QString linkProblemText(LinkProblem problem)
{
    switch (problem) {
    case LinkProblem::NoLink:
        return AccountWords::tr("This is not an extraction link.");
    case LinkProblem::NotVendors:
        return AccountWords::tr("This is a link, but not one of the vendor's extraction links.");
    case LinkProblem::UnknownCall:
        return AccountWords::tr("This is a link of the vendor's, but for a call that this program does not know.");
    case LinkProblem::NoKey:
        return AccountWords::tr("This is a link of the vendor's, but it contains no usable key.");
    case LinkProblem::Ambiguous:
        return AccountWords::tr(
            "This is a link of the vendor's, but one of its values is given twice, so it is unclear which one counts.");
    }
    return {};
}

} // namespace proxydeck
