// SPDX-License-Identifier: MIT
#pragma once

#include <QString>

#include <vector>

namespace proxydeck {

/// One word of a filter text: `-field:"value"`, where each part is optional but either name or value is present. The
/// colon and the quotes may be full-width, as typed with Chinese input methods.
struct FilterToken
{
    qsizetype from = 0;      ///< position in the text, including the minus
    qsizetype to = 0;        ///< position after the word, including the closing quote
    qsizetype valueFrom = 0; ///< position after the minus and the colon, before an opening quote
    bool negated = false;
    bool quoted = false; ///< the value is quoted, so no blank is needed to end it
    QString name;        ///< text before the first colon; empty if there is no colon, or if the colon is inside quotes
    QString value;       ///< without quotes
    QString whole;       ///< name, colon and value as typed, without minus and quotes

    bool hasColon() const { return !name.isEmpty(); }
};

/// In the order of the text; separated by blanks. A missing closing quote extends the value to the end of the text.
std::vector<FilterToken> filterTokens(const QString &text);

bool isFilterColon(QChar c);

} // namespace proxydeck
