// SPDX-License-Identifier: MIT
#pragma once

#include <QSpinBox>

namespace proxydeck {

/// A spin box that takes digits of any width and script, and numbers that were copied with line ends or invisible
/// characters around them. QSpinBox ignores such a text and keeps the old number, without a word.
class NumberBox : public QSpinBox
{
    Q_OBJECT

public:
    using QSpinBox::QSpinBox;

protected:
    QValidator::State validate(QString &input, int &position) const override;
    int valueFromText(const QString &text) const override;
};

} // namespace proxydeck
