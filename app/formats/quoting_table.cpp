// SPDX-License-Identifier: MIT
#include "formats/quoting_table.h"

#include <QtGlobal>

#include <algorithm>
#include <array>

namespace proxydeck {

namespace {

constexpr std::array<QuotingInfo, 10> quotingRows{{
    {Quoting::None, "none", QT_TRANSLATE_NOOP("CopyFormat", "Nothing is escaped"),
     QT_TRANSLATE_NOOP("CopyFormat",
                       "Values stand as they are, on one line. What means something to the target is not escaped.")},
    {Quoting::PercentEncoding, "url", QT_TRANSLATE_NOOP("CopyFormat", "URL (percent-encoding)"),
     QT_TRANSLATE_NOOP("CopyFormat",
                       "For user and password in a URL of your own. {url} is one already and needs no escaping.")},
    {Quoting::PosixShell, "sh", QT_TRANSLATE_NOOP("CopyFormat", "POSIX shell (sh, bash, zsh)"),
     QT_TRANSLATE_NOOP("CopyFormat", "Values are escaped for inside '…': write the quotation marks around them.")},
    {Quoting::CurlUser, "curl-user", QT_TRANSLATE_NOOP("CopyFormat", "POSIX shell, for curl's --proxy-user"),
     QT_TRANSLATE_NOOP("CopyFormat", "For inside '…', with % written as curl reads it in user and password.")},
    {Quoting::PowerShell, "powershell", QT_TRANSLATE_NOOP("CopyFormat", "PowerShell"),
     QT_TRANSLATE_NOOP("CopyFormat", "Values are escaped for inside \"…\": write the quotation marks around them.")},
    {Quoting::Cmd, "cmd", QT_TRANSLATE_NOOP("CopyFormat", "cmd window"),
     QT_TRANSLATE_NOOP("CopyFormat", "For values without quotation marks, as in: set name={url}")},
    {Quoting::JsonString, "json", QT_TRANSLATE_NOOP("CopyFormat", "JSON or YAML"),
     QT_TRANSLATE_NOOP("CopyFormat", "Values are escaped for inside \"…\": write the quotation marks around them.")},
    {Quoting::PythonString, "python", QT_TRANSLATE_NOOP("CopyFormat", "Python"),
     QT_TRANSLATE_NOOP("CopyFormat", "Values are escaped for inside '…': write the quotation marks around them.")},
    {Quoting::JavaScriptString, "javascript", QT_TRANSLATE_NOOP("CopyFormat", "JavaScript"),
     QT_TRANSLATE_NOOP("CopyFormat", "Values are escaped for inside '…': write the quotation marks around them.")},
    {Quoting::Proxychains, "proxychains", QT_TRANSLATE_NOOP("CopyFormat", "proxychains"),
     QT_TRANSLATE_NOOP("CopyFormat",
                       "Values are parted by white space and cannot be escaped: a lease whose password has some is "
                       "refused.")},
}};

} // namespace

std::span<const QuotingInfo> quotings() { return quotingRows; }

const QuotingInfo &quotingInfo(Quoting quoting) { return quotingRows[size_t(quoting)]; }

const QuotingInfo *findQuoting(QStringView id)
{
    const auto found = std::find_if(quotingRows.begin(), quotingRows.end(),
                                    [id](const QuotingInfo &info) { return id == QLatin1StringView(info.id); });
    return found == quotingRows.end() ? nullptr : &*found;
}

} // namespace proxydeck
