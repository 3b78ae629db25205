// SPDX-License-Identifier: MIT
#pragma once

#include <QFrame>

class QLabel;
class QPushButton;

namespace proxydeck {

class ExtractButton;

/// What stands in an empty table: what to do first, or that a filter hides everything.
class LeasesEmptyState final : public QFrame
{
    Q_OBJECT

public:
    enum class Reason : quint8 {
        NoKeys,   ///< nothing can be extracted yet
        NoLeases, ///< there is a key, nothing was extracted
        Filtered, ///< there are leases, the filter hides all
    };

    explicit LeasesEmptyState(QWidget *parent = nullptr);

    void setReason(Reason reason);
    Reason reason() const { return m_reason; }
    void setDemo(bool demo);

Q_SIGNALS:
    void addKeyRequested();
    void demoRequested();
    void extractRequested();
    void clearFilterRequested();

protected:
    void changeEvent(QEvent *event) override;

private:
    void retranslate();

    Reason m_reason = Reason::NoKeys;
    bool m_demo = false;
    QLabel *m_title;
    QLabel *m_text;
    ExtractButton *m_extract;
    QPushButton *m_addKey;
    QPushButton *m_tryDemo;
    QPushButton *m_clearFilter;
};

} // namespace proxydeck
