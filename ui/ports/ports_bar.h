// SPDX-License-Identifier: MIT
#pragma once

#include <QWidget>

class QAction;
class QCheckBox;
class QMenu;
class QToolButton;

namespace proxydeck {

class ElidedLabel;
class PortActions;
class PortCopies;

/// The row between the local ports and their connections: how many connections, whether only those of the current port,
/// and the buttons. Where it is narrow, the buttons say less.
class PortsBar final : public QWidget
{
    Q_OBJECT

public:
    PortsBar(PortActions &actions, PortCopies &copies, QWidget *parent = nullptr);

    /// \a shown of \a all connections; the same: no filter, and no more than are listed.
    void setCounts(qsizetype shown, qsizetype all);
    void retranslate();

protected:
    QSize minimumSizeHint() const override;
    void resizeEvent(QResizeEvent *event) override;

private:
    enum class Width : quint8 { Wide, Narrow, Tiny };
    QToolButton *add(const char *name, QAction *action);
    void showTexts();
    void setWidth(Width width);
    int neededWidth() const;

    PortActions &m_actions;
    PortCopies &m_copies;
    ElidedLabel *m_title;
    QCheckBox *m_onlyThis;
    QToolButton *m_close;
    QToolButton *m_toggle;
    QToolButton *m_edit;
    QToolButton *m_remove;
    QToolButton *m_copy;
    QToolButton *m_make;
    qsizetype m_shown = 0;
    qsizetype m_all = 0;
};

} // namespace proxydeck
