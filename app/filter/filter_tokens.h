// SPDX-License-Identifier: MIT
#pragma once

#include <QString>

#include <vector>

namespace proxydeck {

/// One word of a filter as it stands in its text: `-field:"value"`, each part but one of the last two optional.
/// The colon and the quotes may be full-width ones, as Chinese input methods give them.
struct FilterToken
{
    qsizetype from = 0;      ///< in the text, the minus included
    qsizetype to = 0;        ///< just behind it, the closing quote included
    qsizetype valueFrom = 0; ///< behind the minus and the colon, before an opening quote
    bool negated = false;
    bool quoted = false; ///< the value is, and needs no blank to end
    QString name;        ///< before the first colon; empty where there is none, or where it stands in quotes
    QString value;       ///< without quotes
    QString whole;       ///< name, colon and value as typed, without minus and quotes

    bool hasColon() const { return !name.isEmpty(); }
};

/// Blank-separated, in their order. A quote that nobody closed reaches to the end of the text.
std::vector<FilterToken> filterTokens(const QString &text);

bool isFilterColon(QChar c);

} // namespace proxydeck
