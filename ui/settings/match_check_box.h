// SPDX-License-Identifier: MIT
#pragma once

#include <QCheckBox>
#include <QStringList>

namespace proxydeck {

/// A check box that highlights search matches in its text, and whose box is visible in dark palettes too: Fusion draws
/// the frame only slightly darker than the window.
class MatchCheckBox final : public QCheckBox
{
    Q_OBJECT

public:
    using QCheckBox::QCheckBox;

    void setMatches(const QStringList &words);

protected:
    void initStyleOption(QStyleOptionButton *option) const override;
    void paintEvent(QPaintEvent *event) override;

private:
    QStringList m_words;
};

} // namespace proxydeck
