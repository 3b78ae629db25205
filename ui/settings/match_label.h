// SPDX-License-Identifier: MIT
#pragma once

#include <QLabel>
#include <QStringList>

namespace proxydeck {

/// A label of plain text that highlights search matches.
class MatchLabel final : public QLabel
{
    Q_OBJECT

public:
    /// Note: a remark below a setting, wrapped and less prominent than a label.
    enum class Role : quint8 { Label, Note };

    explicit MatchLabel(Role role, QWidget *parent = nullptr);

    void setMatches(const QStringList &words);

protected:
    void paintEvent(QPaintEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void quieten();

    Role m_role;
    QStringList m_words;
};

} // namespace proxydeck
