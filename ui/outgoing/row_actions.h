// SPDX-License-Identifier: MIT
#pragma once

#include "outbox/format_book.h"

#include <QObject>
#include <QString>

#include <memory>

class QAction;
class QActionGroup;
class QMenu;
class QWidget;

namespace proxydeck {

/// What can be done with leases, as actions that menus, buttons and keys share. What they do is connected by the panel.
class RowActions final : public QObject
{
    Q_OBJECT

public:
    /// \a panel gets them all, so that their shortcuts work in it. Without \a formats: the built-in ones, in their
    /// order.
    explicit RowActions(QWidget &panel, const FormatBook *formats = nullptr);
    ~RowActions() override;

    QAction *copy; ///< in the format used last
    QAction *copyCell;
    QAction *exportCsv;
    QAction *focusFilter;
    QAction *forget;
    QAction *selectAll;
    QAction *escape;      ///< clears the filter, else the selection
    QAction *editFormats; ///< not visible without a book of formats

    /// One entry per format that is offered, in the operator's order, the current one marked. Its own action carries
    /// the shortcut that opens it.
    QMenu *copyAs() const { return m_copyAs.get(); }
    /// Always one that is offered.
    QString format() const { return m_format; }
    /// Valid until the book of formats changes.
    const CopyFormat &currentFormat() const;
    /// One that the book does not know (an old settings file) is ignored; one that is not offered now, being hidden or
    /// half-written, is waited for.
    void setFormat(const QString &id);
    /// To be asked for at the next start: the one chosen last, also while another stands in for it.
    QString chosenFormat() const { return m_chosen; }
    /// The name of the current format, for "Copy as URL".
    QString formatName() const;

    void retranslate();

Q_SIGNALS:
    /// The operator chose this format to copy in.
    void formatTriggered(const QString &id);
    void formatChanged();

private:
    void fillCopyAs();

    const FormatBook m_builtIn;
    const FormatBook &m_book;
    std::unique_ptr<QMenu> m_copyAs;
    QActionGroup *m_formats;
    QString m_chosen; ///< by the operator
    QString m_format; ///< the same, while it is offered
};

} // namespace proxydeck
