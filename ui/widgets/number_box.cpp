// SPDX-License-Identifier: MIT
#include "ui/widgets/number_box.h"

#include "base/pasted_text.h"

#include <algorithm>

namespace proxydeck {

namespace {

/// The digits alone in ASCII: suffixes and texts for special values stay as they are.
QString withPlainDigits(const QString &text)
{
    QString out;
    out.reserve(text.size());
    for (const QChar c : text) {
        const auto category = c.category();
        if (category == QChar::Other_Control || category == QChar::Other_Format)
            continue;
        const bool isSign = c == u'\uFF0D' || c == u'\uFF0C' || c == u'\u3000';
        out += c.isDigit() || isSign ? halfWidth(QString(c)).front() : c;
    }
    return out;
}

} // namespace

QValidator::State NumberBox::validate(QString &input, int &position) const
{
    const QString plain = withPlainDigits(input);
    if (plain != input) {
        position = int(withPlainDigits(input.first(std::clamp<qsizetype>(position, 0, input.size()))).size());
        input = plain;
    }
    return QSpinBox::validate(input, position);
}

int NumberBox::valueFromText(const QString &text) const { return QSpinBox::valueFromText(withPlainDigits(text)); }

} // namespace proxydeck

#include "moc_number_box.cpp"
