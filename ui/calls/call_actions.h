// SPDX-License-Identifier: MIT
#pragma once

#include <QList>
#include <QObject>

class QAction;
class QMenu;

namespace proxydeck {

struct Call;
class Catalogue;
struct Wording;

/// What can be done with the current call, as actions for its details and its context menu. An action that does not
/// apply is not visible.
class CallActions final : public QObject
{
    Q_OBJECT

public:
    explicit CallActions(QObject *parent);

    /// \a leases: of the call or its group, in the table.
    void update(const Call &call, const Wording &wording, const Catalogue &catalogue, int leases);
    /// There is no current call.
    void clear();
    void retranslate();

    /// Those that the details show as buttons.
    QList<QAction *> buttons() const;
    void fill(QMenu &menu) const;

    QAction *selectLeases;
    QAction *reconcile;
    QAction *cancel;
    QAction *openPage;
    QAction *showCode;
    QAction *copyRequest;
    QAction *copySupport;
    QAction *showReceived;
    QAction *filterByKey;
    QAction *filterByRequest;
    QAction *callAgain;
    QAction *toggleGroup; ///< its text and visibility are set by the panel
    QAction *pin;         ///< checkable: the details stay with their call
    QAction *details;     ///< checkable: whether the details are shown
    QAction *closeDetails;

private:
    QAction *make(const QString &name);

    int m_leases = 0;
};

} // namespace proxydeck
