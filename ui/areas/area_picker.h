// SPDX-License-Identifier: MIT
#pragma once

#include "ui/areas/area_choice.h"

#include <QDialog>

class QDialogButtonBox;
class QLabel;
class QListWidget;
class QPushButton;
class QTreeView;

namespace proxydeck {

class AreaModel;
class AreaSets;
class AreaSetsMenu;
class FilterEdit;

/// Chooses areas by name: a search over a tree of provinces and cities, what is chosen beside it, recent and favourite
/// lists.
///
/// The search has the focus and the arrow keys move through what it found, so that a name, Enter, a name, Enter is
/// enough. A list of codes or names that is pasted there is taken at once.
class AreaPicker : public QDialog
{
    Q_OBJECT

public:
    /// \a sets may be null. Both must outlive the picker.
    AreaPicker(const AreaCatalogue &areas, AreaSets *sets, AreaScope scope, AreaChoice::Limit limit,
               QWidget *parent = nullptr);
    ~AreaPicker() override;

    void setCodes(const QStringList &codes);
    const QStringList &codes() const { return m_choice.codes(); }
    /// Begins with a search.
    void setQuery(const QString &text);

    bool eventFilter(QObject *watched, QEvent *event) override;
    void accept() override;

protected:
    void changeEvent(QEvent *event) override;
    void showEvent(QShowEvent *event) override;

private:
    bool several() const { return m_choice.limit() == AreaChoice::Limit::Several; }
    void build();
    void retranslate();
    void search(const QString &text);
    /// The codes and names in a pasted \a text go into the choice. What is left over stays in the search.
    void take(const QString &text);
    void showChoice();
    void showCurrent();
    /// Takes or drops what the search is at.
    void toggleCurrent();
    void removeChosen();
    bool moveThroughResults(int key);

    AreaChoice m_choice;
    AreaSets *m_sets;
    AreaModel *m_model;
    FilterEdit *m_search;
    QPushButton *m_setsButton;
    AreaSetsMenu *m_setsMenu = nullptr;
    QTreeView *m_tree;
    QLabel *m_nothing;
    QWidget *m_chosenPane;
    QLabel *m_chosenHeading;
    QListWidget *m_chosen;
    QPushButton *m_remove;
    QPushButton *m_none;
    QLabel *m_hint;
    QDialogButtonBox *m_buttons;
    qsizetype m_lastLength = 0;
};

} // namespace proxydeck
